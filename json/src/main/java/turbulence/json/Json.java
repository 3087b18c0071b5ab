package turbulence.json;

/// One value of a JSON tree. Trees are immutable, so they may be shared between threads.
///
/// `toString` gives compact JSON text.
public sealed interface Json
    permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBool, JsonNull {

  /// Turns plain Java values (null, Boolean, Number, CharSequence, Json) into a leaf or a tree.
  static Json of(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case Json json -> json;
      case Boolean flag -> JsonBool.of(flag);
      case Number number -> new JsonNumber(number);
      case CharSequence text -> new JsonText(text.toString());
      case Iterable<?> items -> JsonArray.from(items);
      case java.util.Map<?, ?> fields -> JsonObject.from(fields);
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    };
  }

  /// The word that messages use for this kind of value: object, array, text, number, boolean, null.
  String kind();
}
