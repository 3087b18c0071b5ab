package turbulence.faults.kubernetes.undo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// The way to one field of an object: the names on it, from the top. Where it leads through a list,
/// a step says which [Item] is meant.
public record FieldPath(List<String> names) {
  public FieldPath {
    names = List.copyOf(names);
  }

  public static FieldPath of(String... names) {
    return new FieldPath(List.of(names));
  }

  /// On to a field of it.
  public FieldPath then(String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return new FieldPath(longer);
  }

  /// On to an item of the list that is there.
  public FieldPath then(Item item) {
    return then(item.step());
  }

  /// The value there; null when there is none. A null in an object is none either: no API keeps it.
  public @Nullable Json in(JsonObject object) {
    return from(object, names);
  }

  private static @Nullable Json from(@Nullable Json start, List<String> steps) {
    Json at = start;
    for (String step : steps) {
      at = next(at, step);
    }
    return at == JsonNull.NULL ? null : at;
  }

  private static @Nullable Json next(@Nullable Json at, String step) {
    Item item = Item.of(step);
    if (item == null) {
      return at instanceof JsonObject object ? object.get(step) : null;
    }
    if (!(at instanceof JsonArray list)) {
      return null;
    }
    int place = item.place(list);
    return place < 0 ? null : list.get(place);
  }

  /// That object with such a value there, for a merging patch: null takes the field away. Only for
  /// what does not lie in a list, which such a patch replaces whole.
  public JsonObject put(JsonObject patch, @Nullable Json value) {
    return put(patch, 0, value);
  }

  private JsonObject put(JsonObject patch, int level, @Nullable Json value) {
    String name = names.get(level);
    return level == names.size() - 1
        ? patch.with(name, value)
        : patch.with(name, put(patch.object(name), level + 1, value));
  }

  /// The list that it leads through first; null when it leads through none.
  public @Nullable FieldPath list() {
    int place = listPlace();
    return place < 0 ? null : new FieldPath(names.subList(0, place));
  }

  private int listPlace() {
    for (int i = 0; i < names.size(); i++) {
      if (Item.of(names.get(i)) != null) {
        return i;
      }
    }
    return -1;
  }

  /// Whether all items that it leads through are there; the last step may be missing.
  public boolean leadsSomewhere(JsonObject object) {
    for (int i = 0; i < names.size() - 1; i++) {
      if (Item.of(names.get(i)) != null && from(object, names.subList(0, i + 1)) == null) {
        return false;
      }
    }
    return true;
  }

  /// Whether some item of the list, whichever, has that value where this path ends.
  boolean isAnywhere(JsonObject object, Json value) {
    int place = listPlace();
    if (place < 0 || !(from(object, names.subList(0, place)) instanceof JsonArray list)) {
      return false;
    }
    List<String> rest = names.subList(place + 1, names.size());
    for (Json item : list) {
      if (Alike.same(from(item, rest), value)) {
        return true;
      }
    }
    return false;
  }

  /// The object with that value there; null takes it away, and what then is empty in an item with
  /// it. An item that is not there is added as the last one when the path ends with it.
  public JsonObject set(JsonObject object, @Nullable Json value) {
    Json changed = set(object, 0, value);
    return changed instanceof JsonObject whole ? whole : JsonObject.EMPTY;
  }

  private @Nullable Json set(@Nullable Json at, int level, @Nullable Json value) {
    if (level == names.size()) {
      return value;
    }
    String step = names.get(level);
    Item item = Item.of(step);
    if (item != null) {
      return setItem(at instanceof JsonArray list ? list : JsonArray.EMPTY, item, level, value);
    }
    JsonObject object = at instanceof JsonObject fields ? fields : JsonObject.EMPTY;
    Json inner = set(object.get(step), level + 1, value);
    boolean none = inner == null || (value == null && inner.equals(JsonObject.EMPTY));
    return none ? object.without(step) : object.with(step, inner);
  }

  private JsonArray setItem(JsonArray list, Item item, int level, @Nullable Json value) {
    int place = item.place(list);
    boolean isLast = level == names.size() - 1;
    List<Json> items = new ArrayList<>(list.items());
    if (place >= 0) {
      Json inner = set(items.remove(place), level + 1, value);
      if (inner != null) {
        items.add(place, inner);
      }
    } else if (isLast && value != null) {
      items.add(value);
    }
    return new JsonArray(items);
  }

  /// As `spec.replicas`.
  public String words() {
    StringBuilder words = new StringBuilder();
    for (String step : names) {
      Item item = Item.of(step);
      words.append(item != null ? item.words() : (words.isEmpty() ? "" : ".") + step);
    }
    return words.toString();
  }
}
