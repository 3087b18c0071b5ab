package turbulence.faults.kubernetes.undo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// The way to one field of an object: the names on it, from the top.
public record FieldPath(List<String> names) {
  public FieldPath {
    names = List.copyOf(names);
  }

  public static FieldPath of(String... names) {
    return new FieldPath(List.of(names));
  }

  /// The value there; null when there is none. A null in an object is none either: no API keeps it.
  public @Nullable Json in(JsonObject object) {
    JsonObject at = object;
    for (int i = 0; i < names.size() - 1; i++) {
      at = at.object(names.get(i));
    }
    Json value = at.get(names.getLast());
    return value == JsonNull.NULL ? null : value;
  }

  /// That object with such a value there, for a merging patch: null takes the field away.
  public JsonObject put(JsonObject patch, @Nullable Json value) {
    return put(patch, 0, value);
  }

  private JsonObject put(JsonObject patch, int level, @Nullable Json value) {
    String name = names.get(level);
    return level == names.size() - 1
        ? patch.with(name, value)
        : patch.with(name, put(patch.object(name), level + 1, value));
  }
}
