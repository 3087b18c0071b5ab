package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The `conditions` of a status.
public final class Conditions {
  private static final String FIELD = "conditions";

  private Conditions() {}

  public static @Nullable JsonObject find(JsonObject status, String type) {
    for (Json item : status.array(FIELD)) {
      if (item instanceof JsonObject one && Fields.text(one, "type").equals(type)) {
        return one;
      }
    }
    return null;
  }

  public static boolean isTrue(JsonObject status, String type) {
    JsonObject condition = find(status, type);
    return condition != null && Fields.text(condition, "status").equals("True");
  }

  public static boolean has(@Nullable JsonObject condition, String field, String value) {
    return condition != null && Fields.text(condition, field).equals(value);
  }

  /// The status with that condition as its last one, instead of the one of its type.
  public static JsonObject with(JsonObject status, JsonObject condition) {
    List<Json> all = others(status, Fields.text(condition, "type"));
    all.add(condition);
    return status.with(FIELD, new JsonArray(all));
  }

  public static JsonObject without(JsonObject status, String type) {
    List<Json> rest = others(status, type);
    return rest.isEmpty() ? status.without(FIELD) : status.with(FIELD, new JsonArray(rest));
  }

  /// The status with that condition in the place of the one of its type, or as the last one; the
  /// time of the transition stays while the condition's status does.
  public static JsonObject inPlace(JsonObject status, JsonObject condition) {
    JsonObject before = find(status, Fields.text(condition, "type"));
    if (before == null) {
      return with(status, condition);
    }
    boolean same = Fields.same(before.get("status"), condition.get("status"));
    JsonObject now =
        same ? condition.with("lastTransitionTime", before.get("lastTransitionTime")) : condition;
    List<Json> all = new ArrayList<>();
    status.array(FIELD).forEach(item -> all.add(item.equals(before) ? now : item));
    return status.with(FIELD, new JsonArray(all));
  }

  private static List<Json> others(JsonObject status, String type) {
    List<Json> others = new ArrayList<>();
    for (Json item : status.array(FIELD)) {
      if (!(item instanceof JsonObject one && Fields.text(one, "type").equals(type))) {
        others.add(item);
      }
    }
    return others;
  }
}
