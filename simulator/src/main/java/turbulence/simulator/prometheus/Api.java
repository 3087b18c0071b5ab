package turbulence.simulator.prometheus;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.promql.QueryFailed;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service;

/// What a Prometheus answers over HTTP.
final class Api implements Service {
  private static final String PREFIX = "/api/v1/";

  private final InstantSource time;
  private final QueryApi queries;
  private final SeriesApi series;
  private final StatusApi status;

  Api(InstantSource time, QueryApi queries, SeriesApi series, StatusApi status) {
    this.time = time;
    this.queries = queries;
    this.series = series;
    this.status = status;
  }

  @Override
  public Response answer(Request request) {
    String path = request.path();
    if (path.startsWith(PREFIX)) {
      return api(request, path.substring(PREFIX.length()));
    }
    return switch (path) {
      case "/" ->
          new Response(
              302, Headers.of("Location", "/graph"), turbulence.simulator.workload.Body.EMPTY);
      case "/graph", "/query" -> Page.answer(Form.of(request), queries, time.millis());
      case "/-/healthy" -> Response.text(200, "Prometheus Server is Healthy.\n");
      case "/-/ready" -> Response.text(200, "Prometheus Server is Ready.\n");
      case "/metrics" ->
          Response.of(200, "text/plain; version=0.0.4; charset=utf-8", status.metrics());
      default -> Response.text(404, "404 page not found\n");
    };
  }

  private Response api(Request request, String path) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (request.method().equals("OPTIONS")) {
      return Response.text(204, "");
    } else if (!reads && !request.method().equals("POST")) {
      return Response.text(405, "Method Not Allowed\n");
    }
    try {
      return data(path, Form.of(request))
          .map(Answers::success)
          .orElseGet(() -> Response.text(404, "404 page not found\n"));
    } catch (BadRequest e) {
      return Answers.failure(400, "bad_data", e.reason());
    } catch (QueryFailed e) {
      return Answers.failure(422, "execution", e.reason());
    }
  }

  private Optional<Json> data(String path, Form form) {
    @Nullable Supplier<Json> data =
        switch (path) {
          case "query" -> () -> queries.query(form, time.millis());
          case "query_range" -> () -> queries.queryRange(form);
          case "series" -> () -> series.series(form);
          case "labels" -> () -> series.labels(form);
          case "metadata" -> () -> series.metadata(form);
          case "targets" -> () -> status.targets(form.first("state"));
          case "rules" -> () -> JsonObject.of("groups", JsonArray.EMPTY);
          case "alerts" -> () -> JsonObject.of("alerts", JsonArray.EMPTY);
          case "alertmanagers" ->
              () ->
                  JsonObject.of(
                      "activeAlertmanagers",
                      JsonArray.EMPTY,
                      "droppedAlertmanagers",
                      JsonArray.EMPTY);
          case "query_exemplars" -> () -> JsonArray.EMPTY;
          case "status/buildinfo",
              "status/runtimeinfo",
              "status/flags",
              "status/config",
              "status/tsdb" ->
              () -> status.page(path.substring("status/".length()));
          default -> {
            Optional<String> label = label(path);
            yield label.isEmpty() ? null : () -> series.values(label.get(), form);
          }
        };
    return data == null ? Optional.empty() : Optional.of(data.get());
  }

  /// The label whose values are asked for.
  private static Optional<String> label(String path) {
    if (!path.startsWith("label/") || !path.endsWith("/values")) {
      return Optional.empty();
    }
    int end = path.length() - "/values".length();
    String name = end <= "label/".length() ? "" : path.substring("label/".length(), end);
    try {
      return Optional.of(URLDecoder.decode(name, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
