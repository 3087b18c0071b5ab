package turbulence.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A list of values.
public record JsonArray(List<Json> items) implements Json, Iterable<Json> {
  public static final JsonArray EMPTY = new JsonArray(List.of());

  public JsonArray {
    items = List.copyOf(items);
  }

  public static JsonArray of(Object... values) {
    return from(List.of(values));
  }

  /// Turns each value into JSON as [Json#of] does.
  public static JsonArray from(Iterable<?> values) {
    List<Json> items = new ArrayList<>();
    for (Object value : values) {
      items.add(Json.of(value));
    }
    return new JsonArray(items);
  }

  public int size() {
    return items.size();
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  public Json get(int index) {
    return items.get(index);
  }

  @Override
  public Iterator<Json> iterator() {
    return items.iterator();
  }

  @Override
  public String kind() {
    return "array";
  }

  @Override
  public String toString() {
    return JsonWriter.compact(this);
  }
}
