package turbulence.simulator.patch;

import java.util.Map;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// What `kubectl apply` without server-side apply left behind: an annotation with the object that
/// it applied. Whoever goes over to server-side apply as `kubectl` takes those fields along.
final class LastApplied {
  private static final String NAME = "kubectl.kubernetes.io/last-applied-configuration";
  private static final String KUBECTL = "kubectl";

  private LastApplied() {}

  static boolean concerns(Write write) {
    return write.manager().equals(KUBECTL);
  }

  /// The fields of the annotation that are as it says.
  static FieldSet owned(JsonObject live, Write write) {
    String text = annotations(live).text(NAME).orElse("");
    try {
      if (!text.isEmpty()
          && JsonReader.read(text) instanceof JsonObject last
          && last.text("apiVersion").orElse("").equals(write.apiVersion())) {
        Comparison comparison = Comparison.of(last, live, write.type());
        return FieldSet.of(last, write.type())
            .difference(comparison.written())
            .difference(comparison.removed());
      }
      return FieldSet.EMPTY;
    } catch (JsonMalformed _) {
      // Whoever wrote the annotation was not kubectl; nothing can be taken over.
      return FieldSet.EMPTY;
    }
  }

  /// The object with the annotation brought up to date, if there is one.
  static JsonObject refreshed(JsonObject object, JsonObject applied) {
    if (annotations(object).text(NAME).orElse("").isEmpty()) {
      return object;
    }
    JsonObject metadata = applied.object("metadata");
    JsonObject own = metadata.object("annotations").without(NAME);
    JsonObject kept = metadata.has("annotations") ? metadata.with("annotations", own) : metadata;
    String text = sorted(applied.with("metadata", kept)) + "\n";
    JsonObject annotations = annotations(object).with(NAME, text);
    JsonObject changed = object.object("metadata").with("annotations", annotations);
    return object.with("metadata", changed);
  }

  private static JsonObject annotations(JsonObject object) {
    return object.object("metadata").object("annotations");
  }

  private static Json sorted(Json json) {
    if (json instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(LastApplied::sorted).toList());
    } else if (json instanceof JsonObject object) {
      Map<String, Json> fields = new TreeMap<>();
      object.forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return JsonObject.from(fields);
    }
    return json;
  }
}
