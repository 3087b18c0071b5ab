package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// Merges a list with that of a strategic merge patch: as a whole, as a set, or by key.
record StrategicList(StrategicField field) {

  private String mergeKey() {
    return field.strategy().mergeKey();
  }

  JsonArray merged(JsonArray live, JsonArray patch, boolean deleting) {
    boolean merges = field.strategy().merge() || deleting;
    if (!merges) {
      return (JsonArray) Nulls.pruned(patch);
    }
    if (live.isEmpty() && patch.isEmpty()) {
      return live;
    }
    if (!holdObjects(live, patch)) {
      return deleting ? without(live, patch) : union(live, patch);
    }
    if (mergeKey().isEmpty()) {
      String type = field.type() instanceof Type.Struct struct ? struct.name() : "";
      throw PatchRefused.unclassified(
          "cannot merge lists without merge key for " + type.substring(type.lastIndexOf('.') + 1));
    }
    return byKey(live, patch);
  }

  /// The merged list in the order that the patch asks for.
  JsonArray ordered(@Nullable JsonArray live, @Nullable JsonArray patch, JsonArray order) {
    JsonArray merged;
    if (live == null) {
      merged = (JsonArray) Directive.taken(patch == null ? JsonArray.EMPTY : patch).getFirst();
    } else {
      merged = patch == null ? live : merged(live, patch, false);
    }
    JsonArray before = live == null ? JsonArray.EMPTY : live;
    boolean objects = holdObjects(before, patch == null ? JsonArray.EMPTY : patch);
    return arranged(merged, order, before, objects);
  }

  /// A patch must keep to the order that it asks for.
  void check(@Nullable JsonArray patch, JsonArray order) {
    if (patch == null || patch.isEmpty() || order.isEmpty()) {
      return;
    }
    boolean keyed = !mergeKey().isEmpty();
    int next = 0;
    for (Json item : patch) {
      if (keyed && !(item instanceof JsonObject)) {
        throw StrategicObject.unexpected(JsonObject.EMPTY, item);
      }
      if (item instanceof JsonObject object && object.has(Directive.PATCH)) {
        continue;
      }
      while (next < order.size()
          && !identity(order.get(next), keyed).equals(identity(item, keyed))) {
        next++;
      }
      if (next == order.size()) {
        throw PatchRefused.unclassified(
            "The order in patch list:\n"
                + GoText.plain(patch)
                + "\n doesn't match $setElementOrder list:\n"
                + GoText.plain(order)
                + "\n");
      }
      next++;
    }
  }

  /// Whether the items are objects; all of both lists must be of one kind.
  private static boolean holdObjects(JsonArray live, JsonArray patch) {
    List<Json> all = new ArrayList<>(live.items());
    all.addAll(patch.items());
    if (all.isEmpty()) {
      throw PatchRefused.unclassified("no elements in any of the given slices");
    }
    String kind = GoText.type(all.getFirst());
    if (all.getFirst() instanceof JsonArray) {
      throw PatchRefused.unfitting();
    }
    for (Json item : all) {
      if (item == JsonNull.NULL || !GoText.type(item).equals(kind)) {
        String lists = GoText.plain(JsonArray.of(live, patch));
        throw PatchRefused.unclassified("list element types are not identical: " + lists);
      }
    }
    return all.getFirst() instanceof JsonObject;
  }

  private static JsonArray without(JsonArray live, JsonArray gone) {
    Set<Json> set = new HashSet<>(gone.items());
    return new JsonArray(live.items().stream().filter(item -> !set.contains(item)).toList());
  }

  private JsonArray union(JsonArray live, JsonArray patch) {
    List<Json> all = new ArrayList<>(live.items());
    all.addAll(patch.items());
    return arranged(new JsonArray(all.stream().distinct().toList()), patch, live, false);
  }

  private JsonArray byKey(JsonArray live, JsonArray patch) {
    List<JsonObject> changes = new ArrayList<>();
    Set<Json> deleted = new HashSet<>();
    boolean replace = false;
    for (Json item : patch) {
      JsonObject change = (JsonObject) item;
      Json directive = change.get(Directive.PATCH);
      if (directive == null) {
        changes.add(change);
      } else if (Directive.isDelete(directive)) {
        deleted.add(identity(change, true));
      } else if (Directive.isReplace(directive)) {
        replace = true;
      } else if (Json.of("merge").equals(directive)) {
        throw PatchRefused.unclassified("merging lists cannot yet be specified in the patch");
      } else {
        throw Directive.unknown(directive, change);
      }
    }
    if (replace) {
      changes.forEach(change -> identity(change, true));
      return (JsonArray) Nulls.pruned(JsonArray.from(changes));
    }
    JsonArray left = new JsonArray(live.items().stream().filter(i -> !isIn(deleted, i)).toList());
    JsonArray merged = merged(left, changes);
    return merged.isEmpty() ? merged : arranged(merged, JsonArray.from(changes), left, true);
  }

  private boolean isIn(Set<Json> keys, Json item) {
    Json key = ((JsonObject) item).get(mergeKey());
    return key != null && keys.contains(key);
  }

  private JsonArray merged(JsonArray live, List<JsonObject> changes) {
    List<Json> merged = new ArrayList<>(live.items());
    Map<Json, Integer> places = new HashMap<>();
    for (int i = 0; i < merged.size(); i++) {
      Json key = ((JsonObject) merged.get(i)).get(mergeKey());
      if (key != null) {
        places.putIfAbsent(key, i);
      }
    }
    for (JsonObject change : changes) {
      Json key = identity(change, true);
      Integer place = places.putIfAbsent(key, merged.size());
      if (place == null) {
        merged.add(Nulls.prunedObject(change));
      } else {
        JsonObject old = (JsonObject) merged.get(place);
        merged.set(place, StrategicObject.merged(old, change, field.type()));
      }
    }
    return new JsonArray(merged);
  }

  /// What an item is found by: the value of the merge key, or the item itself.
  private Json identity(Json item, boolean keyed) {
    if (!keyed) {
      return item;
    }
    if (!(item instanceof JsonObject object)) {
      throw StrategicObject.unexpected(JsonObject.EMPTY, item);
    }
    Json key = object.get(mergeKey());
    if (key == null) {
      throw PatchRefused.unclassified(
          "map: " + GoText.plain(object) + " does not contain declared merge key: " + mergeKey());
    }
    return key;
  }

  private JsonArray arranged(JsonArray merged, JsonArray order, JsonArray live, boolean keyed) {
    boolean byKey = keyed && !mergeKey().isEmpty();
    return new Arrangement(item -> identity(item, byKey), order, live).of(merged);
  }
}
