package turbulence.simulator.prometheus;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;
import turbulence.simulator.promql.LabelSet;
import turbulence.simulator.promql.Numbers;
import turbulence.simulator.promql.Track;
import turbulence.simulator.promql.Value;
import turbulence.simulator.workload.Service.Response;

/// Answers of the API, in JSON.
final class Answers {
  private Answers() {}

  static Response success(Json data) {
    return json(200, JsonObject.of("status", "success", "data", data));
  }

  static Response failure(int status, String type, String error) {
    return json(status, JsonObject.of("status", "error", "errorType", type).with("error", error));
  }

  private static Response json(int status, JsonObject answer) {
    return Response.of(status, "application/json", JsonWriter.compact(answer));
  }

  /// @param time of the values, in milliseconds since 1970
  static JsonObject data(Value value, long time) {
    return switch (value) {
      case Value.Scalar scalar -> result("scalar", sample(time, scalar.value()));
      case Value.Text text ->
          result("string", JsonArray.of(seconds(time), new JsonText(text.text())));
      case Value.Vector vector -> {
        List<Json> all = new ArrayList<>();
        for (Value.Sample each : vector.samples()) {
          JsonArray sample = sample(time, each.value());
          all.add(JsonObject.of("metric", labels(each.labels()), "value", sample));
        }
        yield result("vector", JsonArray.from(all));
      }
      case Value.Matrix matrix -> {
        List<Json> all = new ArrayList<>();
        for (Track track : matrix.tracks()) {
          all.add(JsonObject.of("metric", labels(track.labels()), "values", values(track)));
        }
        yield result("matrix", JsonArray.from(all));
      }
    };
  }

  private static JsonObject result(String type, Json result) {
    return JsonObject.of("resultType", type, "result", result);
  }

  private static JsonArray values(Track track) {
    List<Json> values = new ArrayList<>(track.size());
    for (int i = 0; i < track.size(); i++) {
      values.add(sample(track.time(i), track.value(i)));
    }
    return JsonArray.from(values);
  }

  private static JsonArray sample(long time, double value) {
    return JsonArray.of(seconds(time), new JsonText(Numbers.text(value)));
  }

  private static JsonNumber seconds(long millis) {
    return millis % 1000 == 0 ? new JsonNumber(millis / 1000) : new JsonNumber(millis / 1000.0);
  }

  static JsonObject labels(LabelSet labels) {
    JsonObject.Builder builder = JsonObject.builder();
    labels.forEach(builder::put);
    return builder.build();
  }
}
