package turbulence.experiment.resolve;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// From the text of a variable to a value of the type that was asked for.
public final class Conversion {
  /// The words for types.
  public static final List<String> TYPES =
      List.of("str", "string", "int", "integer", "float", "number", "bytes", "bool", "json");

  private Conversion() {}

  /// Why a text is no value of its type.
  public static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /// The value; what is no text (a default, say) passes as far as its type allows.
  public static Json convert(@Nullable String type, Json value) throws Unfit {
    if (type == null || type.isEmpty() || value == JsonNull.NULL) {
      return value;
    }
    String text = value instanceof JsonText word ? word.value() : value.toString();
    return switch (type) {
      case "str", "string", "bytes" -> new JsonText(text);
      case "int", "integer" -> whole(text, value);
      case "float", "number" -> real(text);
      case "bool" -> value instanceof JsonBool ? value : flag(text);
      case "json" -> json(text, value);
      default -> throw new Unfit("'" + type + "' is not one of " + String.join(", ", TYPES));
    };
  }

  private static Json whole(String text, Json value) throws Unfit {
    if (value instanceof JsonNumber number && number.isWhole()) {
      return number;
    }
    try {
      return new JsonNumber(new BigInteger(text.strip().replace("_", "")));
    } catch (NumberFormatException e) {
      throw new Unfit("must be a whole number, not '" + text + "'");
    }
  }

  private static Json real(String text) throws Unfit {
    String plain = text.strip().replace("_", "");
    switch (plain.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity" -> {
        return new JsonNumber(Double.POSITIVE_INFINITY);
      }
      case "-inf", "-infinity" -> {
        return new JsonNumber(Double.NEGATIVE_INFINITY);
      }
      case "nan" -> {
        return new JsonNumber(Double.NaN);
      }
      default -> {}
    }
    try {
      if (plain.isEmpty() || Character.isLetter(plain.charAt(plain.length() - 1))) {
        throw new NumberFormatException(plain);
      }
      return new JsonNumber(Double.parseDouble(plain));
    } catch (NumberFormatException e) {
      throw new Unfit("must be a number, not '" + text + "'");
    }
  }

  private static Json flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "false", "0", "no" -> JsonBool.FALSE;
      default -> JsonBool.TRUE;
    };
  }

  private static Json json(String text, Json value) throws Unfit {
    if (!(value instanceof JsonText) || text.isEmpty()) {
      return value;
    }
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed e) {
      throw new Unfit("must be JSON: " + e.getMessage());
    }
  }
}
