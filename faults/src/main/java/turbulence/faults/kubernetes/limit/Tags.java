package turbulence.faults.kubernetes.limit;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The labels and annotations of an object, with those that its pods have from it.
record Tags(List<JsonObject> labels, List<JsonObject> annotations) {

  static Tags of(JsonObject object) {
    JsonObject spec = object.object("spec");
    List<JsonObject> places =
        List.of(
            object.object("metadata"),
            spec.object("template").object("metadata"),
            spec.object("jobTemplate").object("spec").object("template").object("metadata"));
    return new Tags(
        places.stream().map(place -> place.object("labels")).toList(),
        places.stream().map(place -> place.object("annotations")).toList());
  }

  /// Whether there is such a label.
  ///
  /// @param label `team=payments`, or `team` for any value
  boolean has(String label) {
    int equals = label.indexOf('=');
    String key = equals < 0 ? label : label.substring(0, equals);
    for (JsonObject each : labels) {
      Json value = each.get(key);
      if (value instanceof JsonText(String text)
          && (equals < 0 || text.equals(label.substring(equals + 1)))) {
        return true;
      }
    }
    return false;
  }

  boolean hasAny(List<String> wanted) {
    return wanted.stream().anyMatch(this::has);
  }

  /// Whether a label or an annotation says so.
  boolean isMarked(String key) {
    return has(key + "=true")
        || annotations.stream().anyMatch(each -> each.text(key).orElse("").equals("true"));
  }
}
