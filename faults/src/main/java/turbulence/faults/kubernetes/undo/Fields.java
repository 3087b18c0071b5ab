package turbulence.faults.kubernetes.undo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What differs between two states of one object, and whether one state is in another.
public final class Fields {
  private Fields() {}

  /// The fields that are otherwise after, with their values then; null when they are gone. A list
  /// is one field, whole.
  public static Map<FieldPath, Json> changed(JsonObject before, JsonObject after) {
    Map<FieldPath, Json> changed = new LinkedHashMap<>();
    compare(List.of(), before, after, changed);
    return changed;
  }

  private static void compare(
      List<String> at, JsonObject before, JsonObject after, Map<FieldPath, Json> changed) {
    for (Map.Entry<String, Json> field : after) {
      Json then = before.get(field.getKey());
      List<String> path = extended(at, field.getKey());
      if (then instanceof JsonObject one && field.getValue() instanceof JsonObject other) {
        compare(path, one, other, changed);
      } else if (!Alike.same(field.getValue(), then)) {
        changed.put(new FieldPath(path), field.getValue());
      }
    }
    for (Map.Entry<String, Json> field : before) {
      if (!after.has(field.getKey())) {
        changed.put(new FieldPath(extended(at, field.getKey())), JsonNull.NULL);
      }
    }
  }

  private static List<String> extended(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  /// Whether a value is all that another one says; what a cluster adds does not matter.
  public static boolean isAllIn(Json wanted, Json live) {
    return switch (wanted) {
      case JsonNull _ -> live == JsonNull.NULL;
      case JsonObject object -> live instanceof JsonObject whole && areAllIn(object, whole);
      case JsonArray list -> live instanceof JsonArray whole && areAllIn(list, whole);
      default -> Alike.same(wanted, live);
    };
  }

  private static boolean areAllIn(JsonObject wanted, JsonObject live) {
    for (Map.Entry<String, Json> field : wanted) {
      Json there = orNull(live.get(field.getKey()));
      boolean absent = there == JsonNull.NULL && isNothing(field.getValue());
      if (!absent && !isAllIn(field.getValue(), there)) {
        return false;
      }
    }
    return true;
  }

  /// No API keeps the difference between an empty list and none.
  private static boolean isNothing(Json value) {
    return (value instanceof JsonObject object && object.isEmpty())
        || (value instanceof JsonArray list && list.items().isEmpty());
  }

  private static Json orNull(@Nullable Json value) {
    return value == null ? JsonNull.NULL : value;
  }

  private static boolean areAllIn(JsonArray wanted, JsonArray live) {
    if (wanted.items().size() != live.items().size()) {
      return false;
    }
    for (int i = 0; i < wanted.items().size(); i++) {
      if (!isAllIn(wanted.items().get(i), live.items().get(i))) {
        return false;
      }
    }
    return true;
  }
}
