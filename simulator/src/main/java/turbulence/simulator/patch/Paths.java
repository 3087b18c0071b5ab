package turbulence.simulator.patch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// Finds the fields of a value. `whole` counts objects and lists themselves as fields too, as when
/// they are new; otherwise only those count whose name or key the author chose.
record Paths(boolean whole) {

  /// Whether the fields of such an object have owners of their own.
  static boolean hasFields(Json value, Type type) {
    return value instanceof JsonObject
        && switch (type) {
          case Type.Struct struct -> !struct.atomic();
          case Type.Named named -> !named.atomic();
          case Type.Anything _ -> true;
          default -> false;
        };
  }

  /// Whether the items of such a list have owners of their own.
  static boolean hasItems(Json value, Type type) {
    return value instanceof JsonArray
        && type instanceof Type.Items items
        && items.merging().how() != Type.How.ATOMIC;
  }

  static boolean isDeclared(Type owner, String name) {
    return owner instanceof Type.Struct struct && struct.fields().containsKey(name);
  }

  static Type inside(Type owner, String name) {
    return switch (owner) {
      case Type.Struct struct -> {
        Type.Field field = struct.fields().get(name);
        yield field == null ? new Type.Anything() : field.type();
      }
      case Type.Named named -> named.value();
      default -> new Type.Anything();
    };
  }

  /// The items by their steps; null stands for a key that comes more than once. Items that have no
  /// key are left out.
  static Map<String, @Nullable Json> items(JsonArray list, Type.Items type) {
    Map<String, @Nullable Json> items = LinkedHashMap.newLinkedHashMap(list.size());
    for (Json item : list) {
      String step = Step.item(item, type);
      if (step != null) {
        items.put(step, items.containsKey(step) ? null : item);
      }
    }
    return items;
  }

  /// The node of a value, itself in the set or not; null when nothing is.
  @Nullable JsonObject node(Json value, Type type, boolean member) {
    if (hasFields(value, type)) {
      return fields((JsonObject) value, type, member);
    } else if (hasItems(value, type)) {
      return items((JsonArray) value, (Type.Items) type, member);
    }
    return Node.LEAF;
  }

  private @Nullable JsonObject fields(JsonObject object, Type type, boolean member) {
    Map<String, JsonObject> children = new TreeMap<>();
    for (Map.Entry<String, Json> field : object) {
      String name = field.getKey();
      Json value = field.getValue();
      boolean counts =
          whole
              || value == JsonNull.NULL
              || value.equals(JsonObject.EMPTY)
              || !isDeclared(type, name);
      put(children, Step.field(name), node(value, inside(type, name), counts));
    }
    return Node.of(member, children);
  }

  private @Nullable JsonObject items(JsonArray list, Type.Items type, boolean member) {
    Map<String, JsonObject> children = new TreeMap<>();
    items(list, type)
        .forEach((step, item) ->
            put(children, step, item == null ? Node.LEAF : node(item, type.element(), true)));
    return Node.of(member, children);
  }

  static void put(Map<String, JsonObject> nodes, String step, @Nullable JsonObject node) {
    if (node != null) {
      nodes.put(step, node);
    }
  }
}
