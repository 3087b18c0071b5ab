package turbulence.faults.prometheus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import turbulence.experiment.http.Deadlines;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.http.Payload;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A Pushgateway: it keeps the last figures of each group until Prometheus asks for them.
record Gateway(String url) {
  private static final Deadlines PATIENCE = Deadlines.within(Duration.ofSeconds(10));

  /// Where the figures of a group are.
  ///
  /// @throws IllegalArgumentException when a value of the group is none that a label can have
  static String path(String job, JsonObject group) {
    StringBuilder path = new StringBuilder("/metrics").append(part("job", job));
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, Json> each : group) {
      Json value = each.getValue();
      if (each.getKey().isEmpty() || value instanceof JsonObject || value instanceof JsonArray) {
        throw new IllegalArgumentException(
            "'grouping_key' must map names to texts; '" + each.getKey() + "' is " + value);
      }
      labels.put(each.getKey(), value instanceof JsonText text ? text.value() : value.toString());
    }
    labels.forEach((name, value) -> path.append(part(name, value)));
    return path.toString();
  }

  /// What a path cannot hold is written in another way, as the gateway has it.
  private static String part(String name, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (value.isEmpty() || value.indexOf('/') >= 0) {
      String coded = bytes.length == 0 ? "=" : Base64.getUrlEncoder().encodeToString(bytes);
      return "/" + quoted(name) + "@base64/" + coded;
    }
    return "/" + quoted(name) + "/" + quoted(value);
  }

  private static String quoted(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Puts the figures in the place of those that the group has.
  void push(World world, String path, String figures) throws HttpFailed, InterruptedException {
    String base = url.contains("://") ? url : "http://" + url;
    String whole = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    HttpResponse answer =
        new Http(world, "turbulence")
            .send(
                HttpRequest.of("PUT", whole)
                    .with("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .with(Payload.of(figures))
                    .with(PATIENCE));
    if (answer.status() >= 300) {
      throw new HttpFailed(
          HttpFailed.Reason.INVALID, answer.status() + " " + answer.body().text().strip());
    }
  }
}
