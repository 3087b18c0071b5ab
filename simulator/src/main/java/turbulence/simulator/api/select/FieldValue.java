package turbulence.simulator.api.select;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The text by which a field of an object is compared.
@FunctionalInterface
interface FieldValue {
  String of(JsonObject object);

  /// The value along those names, or the preset where there is none.
  static FieldValue at(String preset, String... path) {
    return object -> text(find(object, path), preset);
  }

  static @Nullable Json find(JsonObject object, String... path) {
    JsonObject owner = object;
    for (int i = 0; i < path.length - 1; i++) {
      owner = owner.object(path[i]);
    }
    return owner.get(path[path.length - 1]);
  }

  private static String text(@Nullable Json value, String preset) {
    if (value instanceof JsonText text) {
      return text.value();
    }
    return value == null || value == JsonNull.NULL ? preset : value.toString();
  }
}
