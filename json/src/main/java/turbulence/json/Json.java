package turbulence.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One value of a JSON tree. Trees are immutable, so they may be shared between threads.
///
/// `toString` gives compact JSON text.
public sealed interface Json
    permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBool, JsonNull {

  /// Turns plain Java values (null, Boolean, Number, CharSequence, Json) into a leaf or a tree.
  static Json of(@Nullable Object value) {
    // No switch over patterns: every run builds trees, and linking such a switch takes 10 ms.
    if (value instanceof Json json) {
      return json;
    } else if (value == null) {
      return JsonNull.NULL;
    } else if (value instanceof CharSequence text) {
      return new JsonText(text.toString());
    } else if (value instanceof Number number) {
      return new JsonNumber(number);
    } else if (value instanceof Boolean flag) {
      return JsonBool.of(flag);
    } else if (value instanceof Iterable<?> items) {
      return JsonArray.from(items);
    } else if (value instanceof Map<?, ?> fields) {
      return JsonObject.from(fields);
    }
    throw new IllegalArgumentException("not JSON: " + value.getClass());
  }

  /// The word that messages use for this kind of value: object, array, text, number, boolean, null.
  String kind();
}
