package turbulence.app.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What every container of the examples runs here.
///
/// @param name as a manifest says it
record Image(String name) {
  static final String USUAL = "nginx:1.29";

  private static final JsonArray IDLE =
      JsonArray.of("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; done");

  static Image of(Map<String, String> environment) {
    String asked = environment.getOrDefault("E2E_IMAGE", "");
    return new Image(asked.isEmpty() ? USUAL : asked);
  }

  /// Whether it is the web server that the examples mean, from wherever; any other one only has a
  /// shell, and waits.
  boolean isNginx() {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.startsWith("nginx");
  }

  String in(String text) {
    return text.replace(USUAL, name);
  }

  /// That object, with containers that run this, ask for nothing and end soon.
  Json fitting(Json tree) {
    if (tree instanceof JsonArray items) {
      List<Json> all = new ArrayList<>();
      items.forEach(item -> all.add(fitting(item)));
      return new JsonArray(all);
    }
    if (!(tree instanceof JsonObject object)) {
      return tree;
    }
    JsonObject.Builder fields = JsonObject.builder();
    object.forEach(field -> fields.put(field.getKey(), fitting(field.getValue())));
    if (object.has("containers")) {
      fields.put("terminationGracePeriodSeconds", 5);
    }
    if (object.text("image").orElse("").equals(USUAL)) {
      run(fields);
    }
    return fields.build();
  }

  private void run(JsonObject.Builder fields) {
    fields.put("image", name).put("imagePullPolicy", "IfNotPresent").remove("resources");
    if (!isNginx()) {
      fields.remove("readinessProbe").put("command", IDLE);
    }
  }
}
