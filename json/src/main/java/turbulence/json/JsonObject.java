package turbulence.json;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Named values in the order in which they were written.
///
/// Names and values lie in two arrays, because a cluster holds millions of small objects and a hash
/// table for each would cost more than what it holds. Large objects get an index.
public final class JsonObject implements Json, Iterable<Map.Entry<String, Json>> {
  public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0]);
  private static final int INDEXED_FROM = 16;

  private final String[] names;
  private final Json[] values;
  private final @Nullable Map<String, Integer> index;

  private JsonObject(String[] names, Json[] values) {
    this.names = names;
    this.values = values;
    this.index = names.length < INDEXED_FROM ? null : index(names);
  }

  private static Map<String, Integer> index(String[] names) {
    Map<String, Integer> index = HashMap.newHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      index.put(names[i], i);
    }
    return index;
  }

  /// The object with these names and values, or null when a name comes twice; the arrays are taken
  /// over.
  static @Nullable JsonObject distinct(String[] names, Json[] values) {
    JsonObject object = new JsonObject(names, values);
    boolean distinct =
        object.index == null ? isDistinct(names) : object.index.size() == names.length;
    return distinct ? object : null;
  }

  private static boolean isDistinct(String[] names) {
    for (int i = 1; i < names.length; i++) {
      for (int j = 0; j < i; j++) {
        if (names[i].equals(names[j])) {
          return false;
        }
      }
    }
    return true;
  }

  /// The name of the field in that place.
  String nameAt(int place) {
    return names[place];
  }

  /// The value of the field in that place.
  Json valueAt(int place) {
    return values[place];
  }

  public static JsonObject of(String name, @Nullable Object value) {
    return builder().put(name, value).build();
  }

  public static JsonObject of(
      String name, @Nullable Object value, String name2, @Nullable Object value2) {
    return builder().put(name, value).put(name2, value2).build();
  }

  /// Turns each value into JSON as [Json#of] does; keys are taken as text.
  public static JsonObject from(Map<?, ?> fields) {
    Builder builder = builder();
    fields.forEach((name, value) -> builder.put(String.valueOf(name), value));
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /// The value, or null when there is none of that name.
  public @Nullable Json get(String name) {
    int at = indexOf(name);
    return at < 0 ? null : values[at];
  }

  public Optional<Json> find(String name) {
    return Optional.ofNullable(get(name));
  }

  /// The text under that name, when there is one and it is a text.
  public Optional<String> text(String name) {
    return get(name) instanceof JsonText text ? Optional.of(text.value()) : Optional.empty();
  }

  /// The object under that name, or an empty one.
  public JsonObject object(String name) {
    return get(name) instanceof JsonObject object ? object : EMPTY;
  }

  /// The array under that name, or an empty one.
  public JsonArray array(String name) {
    return get(name) instanceof JsonArray array ? array : JsonArray.EMPTY;
  }

  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /// Whether every field of the other one is here, too, with the same value.
  public boolean includes(JsonObject other) {
    for (Map.Entry<String, Json> field : other) {
      if (!field.getValue().equals(get(field.getKey()))) {
        return false;
      }
    }
    return true;
  }

  public int size() {
    return names.length;
  }

  public boolean isEmpty() {
    return names.length == 0;
  }

  public List<String> names() {
    return List.of(names);
  }

  /// This object with that value: in its old place, or as the last one.
  public JsonObject with(String name, @Nullable Object value) {
    return toBuilder().put(name, value).build();
  }

  public JsonObject without(String name) {
    return has(name) ? toBuilder().remove(name).build() : this;
  }

  public Builder toBuilder() {
    return new Builder(names, values);
  }

  private int indexOf(String name) {
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Iterator<Map.Entry<String, Json>> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < names.length;
      }

      @Override
      public Map.Entry<String, Json> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return new SimpleImmutableEntry<>(names[next], values[next++]);
      }
    };
  }

  @Override
  public String kind() {
    return "object";
  }

  /// Equal when names and values are, in whatever order, as JSON has it.
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof JsonObject that) || that.names.length != names.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!values[i].equals(that.get(names[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < names.length; i++) {
      hash += names[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return JsonWriter.compact(this);
  }

  /// Collects fields; a name put twice keeps its place and takes the later value.
  public static final class Builder {
    private String[] names = new String[8];
    private Json[] values = new Json[8];
    private int size;
    private @Nullable Map<String, Integer> index;

    private Builder() {}

    private Builder(String[] names, Json[] values) {
      this.names = Arrays.copyOf(names, names.length + 4);
      this.values = Arrays.copyOf(values, names.length + 4);
      this.size = names.length;
    }

    public Builder put(String name, @Nullable Object value) {
      Json json = Json.of(value);
      int at = indexOf(name);
      if (at >= 0) {
        values[at] = json;
        return this;
      }
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      names[size] = name;
      values[size] = json;
      if (index != null) {
        index.put(name, size);
      }
      size++;
      return this;
    }

    public Builder remove(String name) {
      int at = indexOf(name);
      if (at >= 0) {
        System.arraycopy(names, at + 1, names, at, size - at - 1);
        System.arraycopy(values, at + 1, values, at, size - at - 1);
        size--;
        index = null;
      }
      return this;
    }

    public boolean has(String name) {
      return indexOf(name) >= 0;
    }

    public JsonObject build() {
      return size == 0
          ? EMPTY
          : new JsonObject(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }

    private int indexOf(String name) {
      if (index == null && size >= INDEXED_FROM) {
        index = index(Arrays.copyOf(names, size));
      }
      if (index != null) {
        return index.getOrDefault(name, -1);
      }
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return i;
        }
      }
      return -1;
    }
  }
}
