package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// Takes out of an object what its applier applied the last time and nobody owns any longer.
final class Pruning {
  private Pruning() {}

  static JsonObject pruned(JsonObject object, FieldSet last, FieldSet owned, Type type) {
    Json pruned = value(object, last.root(), owned.root(), type);
    return pruned instanceof JsonObject left ? left : JsonObject.EMPTY;
  }

  /// What is left; null when nothing is.
  private static @Nullable Json value(
      Json value, @Nullable JsonObject last, @Nullable JsonObject owned, Type type) {
    if (last == null) {
      return value;
    } else if (Paths.hasFields(value, type)) {
      return fields((JsonObject) value, last, owned, type);
    } else if (Paths.hasItems(value, type)) {
      return items((JsonArray) value, last, owned, (Type.Items) type);
    }
    return value;
  }

  private static @Nullable Json fields(
      JsonObject object, JsonObject last, @Nullable JsonObject owned, Type type) {
    JsonObject.Builder left = JsonObject.builder();
    for (Map.Entry<String, Json> field : object) {
      String name = field.getKey();
      JsonObject was = Node.child(last, Step.field(name));
      JsonObject is = Node.child(owned, Step.field(name));
      boolean declared = Paths.isDeclared(type, name);
      if (!isIn(was, declared) || isIn(is, declared)) {
        Json kept = value(field.getValue(), was, is, Paths.inside(type, name));
        if (kept != null) {
          left.put(name, kept);
        }
      }
    }
    JsonObject built = left.build();
    return built.isEmpty() && !object.isEmpty() ? null : built;
  }

  /// A declared field belongs to a set also when only something below it does.
  private static boolean isIn(@Nullable JsonObject node, boolean declared) {
    return node != null && (declared || Node.isMember(node));
  }

  private static @Nullable Json items(
      JsonArray list, JsonObject last, @Nullable JsonObject owned, Type.Items type) {
    List<Json> left = new ArrayList<>(list.size());
    for (Json item : list) {
      String step = Step.item(item, type);
      JsonObject was = step == null ? null : Node.child(last, step);
      JsonObject is = step == null ? null : Node.child(owned, step);
      if (!Node.isMember(was) || Node.isMember(is)) {
        Json kept = value(item, was, is, type.element());
        left.add(kept == null ? item : kept);
      }
    }
    return left.isEmpty() && !list.isEmpty() ? null : new JsonArray(left);
  }
}
