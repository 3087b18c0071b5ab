package turbulence.simulator.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Reads one word of the list of types, such as `ports:[containerPort,protocol]core.v1.Port+name`.
final class FieldReader {
  private static final Type ANYTHING = new Type.Anything();

  private final String word;
  private final Schemas schemas;
  private int at;

  FieldReader(String word, Schemas schemas) {
    this.word = word;
    this.schemas = schemas;
  }

  Type.Field read() {
    int colon = word.indexOf(':');
    boolean required = word.charAt(colon - 1) == '*';
    String name = word.substring(0, required ? colon - 1 : colon);
    at = colon + 1;
    Type type = type();
    Type.Strategy strategy = strategy();
    return new Type.Field(name, type, required, preset(type), strategy);
  }

  private Type type() {
    if (word.charAt(at) == '[') {
      Type.Merging merging = merging(bracketed(']'));
      return new Type.Items(type(), merging);
    }
    if (word.charAt(at) == '{') {
      boolean atomic = bracketed('}').equals("!");
      return new Type.Named(type(), atomic);
    }
    int start = at;
    while (at < word.length() && "%^+=".indexOf(word.charAt(at)) < 0) {
      at++;
    }
    return simple(word.substring(start, at));
  }

  private String bracketed(char close) {
    int end = word.indexOf(close, at);
    String inside = word.substring(at + 1, end);
    at = end + 1;
    return inside;
  }

  private static Type.Merging merging(String keys) {
    return switch (keys) {
      case "", "!" -> Type.Merging.ATOMIC;
      case "=" -> Type.Merging.SET;
      default -> new Type.Merging(Type.How.MAP, List.of(keys.split(",", -1)));
    };
  }

  private Type simple(String name) {
    return switch (name) {
      case "s" -> Type.Scalar.TEXT;
      case "y" -> Type.Scalar.BYTES;
      case "i" -> Type.Scalar.INT;
      case "l" -> Type.Scalar.LONG;
      case "d" -> Type.Scalar.DOUBLE;
      case "b" -> Type.Scalar.FLAG;
      case "t" -> Type.Scalar.TIME;
      case "u" -> Type.Scalar.MICRO_TIME;
      case "q" -> Type.Scalar.QUANTITY;
      case "x" -> Type.Scalar.INT_OR_TEXT;
      case "a" -> ANYTHING;
      default ->
          name.startsWith("~")
              ? schemas.struct(name.substring(1), true)
              : schemas.struct(name, false);
    };
  }

  private Type.Strategy strategy() {
    boolean retain = passed('%');
    boolean replace = passed('^');
    boolean merge = passed('+');
    int end = word.indexOf('=', at) < 0 ? word.length() : word.indexOf('=', at);
    String key = word.substring(at, end);
    at = end;
    return retain || replace || merge
        ? new Type.Strategy(merge, retain, replace, key)
        : Type.Strategy.NONE;
  }

  private boolean passed(char sign) {
    if (at < word.length() && word.charAt(at) == sign) {
      at++;
      return true;
    }
    return false;
  }

  private @Nullable Json preset(Type type) {
    if (!passed('=')) {
      return null;
    }
    String text = word.substring(at);
    if (text.equals("{}")) {
      return JsonObject.EMPTY;
    }
    return switch (type) {
      case Type.Scalar scalar when scalar.kind().equals("integer") -> Json.of(Long.valueOf(text));
      case Type.Scalar scalar when scalar.kind().equals("boolean") -> Json.of(text.equals("true"));
      default -> Json.of(text);
    };
  }
}
