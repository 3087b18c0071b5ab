package turbulence.faults.istio.fault;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A VirtualService as it was read.
record VirtualService(Ref ref, JsonObject live) {

  Target target() {
    return new Target("virtualservice", ref.namespace(), ref.name());
  }

  JsonObject spec() {
    return live.object("spec");
  }

  JsonArray http() {
    return spec().array("http");
  }

  List<HttpRoute> routes() {
    List<HttpRoute> routes = new ArrayList<>();
    JsonArray http = http();
    for (int i = 0; i < http.size(); i++) {
      if (http.get(i) instanceof JsonObject entry) {
        routes.add(new HttpRoute(i, entry));
      }
    }
    return routes;
  }

  /// Those that send requests on to somebody.
  List<HttpRoute> sending() {
    return routes().stream().filter(route -> !route.destinations().isEmpty()).toList();
  }

  /// Those that lead to one of these destinations; never none.
  List<HttpRoute> leadingTo(List<Destination> meant) throws ActivityFailed {
    List<HttpRoute> all = routes();
    if (all.isEmpty()) {
      throw new ActivityFailed(
          target() + " has no routes for HTTP (spec.http), which alone can have faults");
    }
    List<HttpRoute> hit = all.stream().filter(route -> route.leadsToAny(meant)).toList();
    if (hit.isEmpty()) {
      List<String> there = all.stream().map(HttpRoute::toString).toList();
      throw new ActivityFailed(
          target()
              + " has no route to "
              + joined(meant, " or ")
              + ", so nothing would be hit; it has "
              + joined(there, ", "));
    }
    return hit;
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Json each : spec().array(field)) {
      if (each instanceof JsonText text) {
        texts.add(text.value());
      }
    }
    return texts;
  }

  static String joined(List<?> things, String between) {
    return String.join(between, things.stream().map(String::valueOf).toList());
  }
}
