package turbulence.simulator.patch;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.schema.Type;

/// One object into which a strategic merge patch is being merged.
final class StrategicObject {
  private final JsonObject patch;
  private final Type type;
  private final Map<String, Json> merged = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();

  private StrategicObject(JsonObject original, JsonObject patch, Type type) {
    this.patch = patch;
    this.type = type;
    original.forEach(field -> merged.put(field.getKey(), field.getValue()));
  }

  static JsonObject merged(JsonObject original, JsonObject patch, Type type) {
    Json directive = patch.get(Directive.PATCH);
    if (directive == null) {
      return new StrategicObject(retained(original, patch), patch, type).merged();
    } else if (Directive.isReplace(directive)) {
      return Nulls.prunedObject(patch.without(Directive.PATCH));
    } else if (Directive.isDelete(directive)) {
      return JsonObject.EMPTY;
    }
    throw Directive.unknown(directive, patch);
  }

  /// What is left of the original when the patch names all the fields that stay.
  private static JsonObject retained(JsonObject original, JsonObject patch) {
    Json retain = patch.get(Directive.RETAIN_KEYS);
    if (retain == null) {
      return original;
    }
    Set<String> names = new HashSet<>();
    if (!(retain instanceof JsonArray list)) {
      throw badRetainKeys();
    }
    for (Json name : list) {
      if (name instanceof JsonText text) {
        names.add(text.value());
      }
    }
    for (Map.Entry<String, Json> field : patch) {
      if (field.getValue() != JsonNull.NULL
          && !isDirective(field.getKey())
          && !names.contains(field.getKey())) {
        throw badRetainKeys();
      }
    }
    JsonObject.Builder kept = original.toBuilder();
    original.names().stream().filter(name -> !names.contains(name)).forEach(kept::remove);
    return kept.build();
  }

  private static boolean isDirective(String name) {
    return name.equals(Directive.RETAIN_KEYS)
        || name.startsWith(Directive.DELETE_FROM)
        || name.startsWith(Directive.ORDER);
  }

  private static PatchRefused badRetainKeys() {
    return PatchRefused.badRequest("invalid patch format of retainKeys");
  }

  private JsonObject merged() {
    for (Map.Entry<String, Json> field : patch) {
      if (field.getKey().startsWith(Directive.ORDER)) {
        order(field.getKey(), field.getValue());
      }
    }
    for (Map.Entry<String, Json> field : patch) {
      String name = field.getKey();
      if (name.startsWith(Directive.DELETE_FROM)) {
        String list = Directive.subject(name, Directive.DELETE_FROM, "primitive list");
        merge(list, field.getValue(), true);
      } else if (!isDirective(name) && !done.contains(name)) {
        merge(name, field.getValue(), false);
      }
    }
    return JsonObject.from(merged);
  }

  /// Merges a list and puts its items into the order that the patch wants.
  private void order(String directive, Json value) {
    if (!(value instanceof JsonArray order)) {
      throw unexpected(JsonArray.EMPTY, value);
    }
    String name = Directive.subject(directive, Directive.ORDER, "setElementOrder list");
    JsonArray live = list(merged.get(name));
    JsonArray added = list(patch.get(name));
    StrategicField field = StrategicField.of(type, name);
    StrategicList list = new StrategicList(field);
    list.check(added, order);
    if (live != null || added != null) {
      done.add(name);
      merged.put(name, list.ordered(live, added, order));
    }
  }

  private static @Nullable JsonArray list(@Nullable Json value) {
    if (value == null || value instanceof JsonArray) {
      return (JsonArray) value;
    }
    throw unexpected(JsonArray.EMPTY, value);
  }

  static PatchRefused unexpected(Json wanted, Json found) {
    return PatchRefused.unclassified(
        "expected a " + GoText.type(wanted) + ", but received a " + GoText.type(found));
  }

  private void merge(String name, Json value, boolean deleting) {
    Json old = merged.get(name);
    if (value == JsonNull.NULL) {
      merged.remove(name);
    } else if (old instanceof JsonObject before && value instanceof JsonObject fields) {
      StrategicField field = StrategicField.of(type, name);
      merged.put(
          name,
          field.strategy().replace()
              ? Nulls.prunedObject(fields)
              : merged(before, fields, field.type()));
    } else if (old instanceof JsonArray before && value instanceof JsonArray items) {
      StrategicList list = new StrategicList(StrategicField.of(type, name));
      merged.put(name, list.merged(before, items, deleting));
    } else if (!deleting) {
      List<Json> taken = Directive.taken(value);
      if (taken.isEmpty()) {
        merged.remove(name);
      } else {
        merged.put(name, taken.getFirst());
      }
    }
  }
}
