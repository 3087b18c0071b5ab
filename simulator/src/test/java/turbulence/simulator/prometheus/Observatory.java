package turbulence.simulator.prometheus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.simulator.metrics.MeshMetrics;
import turbulence.simulator.metrics.MetricsPort;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.traffic.OneContainer;
import turbulence.simulator.traffic.Stage;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// A Prometheus that runs on a stage, with a proxy and a program that it scrapes.
final class Observatory {
  static final String ADDRESS = "10.244.0.9";

  final Stage stage = new Stage();
  final MeshMetrics metrics = new MeshMetrics(stage.timeline, stage.store);
  final OneContainer prometheus;
  final OneContainer proxy;
  private final OneContainer user;

  Observatory() {
    pod(
        "pod-10.244.0.5",
        "10.244.0.5",
        JsonObject.of("app", "demo", "app.kubernetes.io/name", "x"),
        JsonObject.EMPTY,
        "istio-proxy");
    proxy = stage.start("10.244.0.5", new MetricsPort(metrics)::open, Map.of());
    prometheus = stage.start(ADDRESS, new Prometheus(stage.store), Map.of());
    user = stage.start("10.244.0.7", _ -> {}, Map.of());
  }

  void pod(String name, String ip, JsonObject labels, JsonObject annotations, String container) {
    JsonObject metadata = JsonObject.of("labels", labels, "annotations", annotations);
    JsonArray ports = JsonArray.of(JsonObject.of("containerPort", 8080));
    JsonArray containers = JsonArray.of(JsonObject.of("name", container, "ports", ports));
    try {
      var pod =
          stage.store.create(
              key(name),
              JsonObject.of("metadata", metadata)
                  .with("spec", JsonObject.of("containers", containers))
                  .with("status", JsonObject.of("podIP", ip, "phase", "Running")));
      assert pod.key().name().equals(name);
    } catch (Clash e) {
      throw new AssertionError(e);
    }
  }

  static Key key(String name) {
    return new Key(new Resource("", "pods"), "shop", name);
  }

  void remove(String pod) {
    try {
      stage.store.remove(stage.store.get(key(pod)).orElseThrow());
    } catch (Clash e) {
      throw new AssertionError(e);
    }
  }

  Response send(Request request) {
    @Nullable Response[] seen = new Response[1];
    stage.timeline.beside(() -> {
      try {
        seen[0] = user.network().call(ADDRESS, 9090, request);
      } catch (Unreachable | InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    stage.timeline.settle();
    Response response = seen[0];
    if (response == null) {
      throw new AssertionError("no answer");
    }
    return response;
  }

  Response get(String target) {
    return send(Request.get("prometheus:9090", target));
  }

  Response post(String target, String form) {
    Headers headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
    return send(new Request("POST", target, headers, Body.of(form), ""));
  }

  JsonObject json(String target) {
    return json(get(target));
  }

  static JsonObject json(Response response) {
    try {
      return (JsonObject) JsonReader.read(response.body().text());
    } catch (JsonMalformed e) {
      throw new AssertionError(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// What a query comes to now: labels and values.
  Map<String, String> ask(String query) {
    JsonObject data = json("/api/v1/query?query=" + encoded(query)).object("data");
    Map<String, String> found = new TreeMap<>();
    for (Json each : data.array("result")) {
      JsonObject series = (JsonObject) each;
      String value = ((JsonText) series.array("value").get(1)).value();
      found.put(series.object("metric").toString(), value);
    }
    return found;
  }

  double number(String query) {
    Map<String, String> found = ask(query);
    if (found.size() != 1) {
      throw new AssertionError(query + ": " + found);
    }
    return Double.parseDouble(found.values().iterator().next());
  }
}
