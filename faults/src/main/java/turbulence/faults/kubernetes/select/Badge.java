package turbulence.faults.kubernetes.select;

import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// Of a pod's metadata what limits ask for, so that nobody has to read the pod again: its name, its
/// labels, our own marks among its annotations, and what controls it. The rest is many times as
/// long.
final class Badge {
  private static final String OURS = "turbulence.dev/";

  private Badge() {}

  static JsonObject of(JsonObject metadata) {
    JsonObject.Builder badge = JsonObject.builder();
    for (String field : new String[] {"namespace", "name", "labels"}) {
      metadata.find(field).ifPresent(value -> badge.put(field, value));
    }
    JsonObject marks = marks(metadata.object("annotations"));
    if (!marks.isEmpty()) {
      badge.put("annotations", marks);
    }
    for (Json owner : metadata.array("ownerReferences")) {
      if (owner instanceof JsonObject reference && reference.get("controller") == JsonBool.TRUE) {
        badge.put("ownerReferences", JsonArray.of(reference.without("uid")));
      }
    }
    return JsonObject.of("metadata", badge.build());
  }

  private static JsonObject marks(JsonObject annotations) {
    JsonObject.Builder marks = JsonObject.builder();
    for (Map.Entry<String, Json> annotation : annotations) {
      if (annotation.getKey().startsWith(OURS)) {
        marks.put(annotation.getKey(), annotation.getValue());
      }
    }
    return marks.build();
  }
}
