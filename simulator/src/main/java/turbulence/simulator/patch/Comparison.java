package turbulence.simulator.patch;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// The fields in which one object differs from another. Parts that are the same tree are not looked
/// at, so comparing an object with its changed copy costs what was changed.
record Comparison(FieldSet added, FieldSet removed, FieldSet modified) {

  static Comparison of(JsonObject before, JsonObject after, Type type) {
    Parts parts = new Parts();
    if (!isSame(before, after)) {
      parts.compareFields(before, after, type);
    }
    return parts.comparison();
  }

  /// Whether it is the very same tree, which is known at once; equal ones are looked through.
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }

  FieldSet written() {
    return modified.union(added);
  }

  Comparison outside(FieldSet ignored) {
    return new Comparison(
        added.outside(ignored), removed.outside(ignored), modified.outside(ignored));
  }

  boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && modified.isEmpty();
  }

  /// What lies below one value, step by step.
  private static final class Parts {
    private final Map<String, JsonObject> added = new TreeMap<>();
    private final Map<String, JsonObject> removed = new TreeMap<>();
    private final Map<String, JsonObject> modified = new TreeMap<>();

    Comparison comparison() {
      return new Comparison(
          FieldSet.ofNode(Node.of(false, added)),
          FieldSet.ofNode(Node.of(false, removed)),
          FieldSet.ofNode(Node.of(false, modified)));
    }

    void compareFields(JsonObject before, JsonObject after, Type type) {
      for (Map.Entry<String, Json> field : before) {
        String name = field.getKey();
        compare(Step.field(name), field.getValue(), after.get(name), Paths.inside(type, name));
      }
      for (Map.Entry<String, Json> field : after) {
        String name = field.getKey();
        if (!before.has(name)) {
          compare(Step.field(name), null, field.getValue(), Paths.inside(type, name));
        }
      }
    }

    private void compareItems(JsonArray before, JsonArray after, Type.Items type) {
      Map<String, @Nullable Json> old = Paths.items(before, type);
      Map<String, @Nullable Json> now = Paths.items(after, type);
      Set<String> steps = new LinkedHashSet<>(old.keySet());
      steps.addAll(now.keySet());
      for (String step : steps) {
        boolean twice =
            old.containsKey(step) && old.get(step) == null
                || now.containsKey(step) && now.get(step) == null;
        if (!twice) {
          compare(step, old.get(step), now.get(step), type.element());
        } else if (!before.equals(after)) {
          modified.put(step, Node.LEAF);
        }
      }
    }

    private void compare(String step, @Nullable Json before, @Nullable Json after, Type type) {
      if (isSame(before, after)) {
        return;
      }
      Paths whole = new Paths(true);
      if (before == null) {
        Paths.put(added, step, after == null ? null : whole.node(after, type, true));
      } else if (after == null) {
        Paths.put(removed, step, whole.node(before, type, true));
      } else {
        compareBoth(step, before, after, type);
      }
    }

    private void compareBoth(String step, Json before, Json after, Type type) {
      Parts below = new Parts();
      Json old = before == JsonNull.NULL ? emptyLike(after) : before;
      Json now = after == JsonNull.NULL ? emptyLike(before) : after;
      boolean fields = Paths.hasFields(old, type) || Paths.hasFields(now, type);
      boolean items = Paths.hasItems(old, type) && Paths.hasItems(now, type);
      boolean leaf = isEmpty(before) && isEmpty(after);
      if (items && !leaf) {
        below.compareItems((JsonArray) old, (JsonArray) now, (Type.Items) type);
      } else if (fields && !leaf) {
        below.compareFields(orEmpty(old), orEmpty(now), type);
      }
      boolean apart = items || fields && old instanceof JsonObject && now instanceof JsonObject;
      boolean changed = (leaf || !apart) && !before.equals(after);
      Paths.put(added, step, Node.of(false, below.added));
      Paths.put(removed, step, Node.of(false, below.removed));
      Paths.put(modified, step, Node.of(changed, below.modified));
    }

    private static JsonObject orEmpty(Json value) {
      return value instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private static Json emptyLike(Json value) {
      return switch (value) {
        case JsonObject _ -> JsonObject.EMPTY;
        case JsonArray _ -> JsonArray.EMPTY;
        default -> JsonNull.NULL;
      };
    }

    private static boolean isEmpty(Json value) {
      return value == JsonNull.NULL
          || value.equals(JsonObject.EMPTY)
          || value.equals(JsonArray.EMPTY);
    }
  }
}
