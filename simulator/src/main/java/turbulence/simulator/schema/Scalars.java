package turbulence.simulator.schema;

import java.util.Base64;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonText;

/// Reads single values: numbers within their bounds, quantities and times in their usual form.
final class Scalars {
  private final BiConsumer<String, String> wrong;
  private final Consumer<String> unreadable;

  Scalars(BiConsumer<String, String> wrong, Consumer<String> unreadable) {
    this.wrong = wrong;
    this.unreadable = unreadable;
  }

  Json read(Json given, Type.Scalar type) {
    return switch (type.format()) {
      case "" -> plain(given, type);
      case "int32" -> whole(given, Integer.MIN_VALUE, Integer.MAX_VALUE, type);
      case "int64" -> whole(given, Long.MIN_VALUE, Long.MAX_VALUE, type);
      case "double" -> number(given, type);
      case "byte" -> bytes(given, type);
      case "quantity" -> quantity(given);
      case "int-or-string" -> intOrText(given);
      case "date-time" -> time(given, false);
      case "micro-time" -> time(given, true);
      default -> given;
    };
  }

  private Json plain(Json given, Type.Scalar type) {
    boolean fits =
        type.kind().equals("boolean") ? given instanceof JsonBool : given instanceof JsonText;
    return fits ? given : mismatch(GoText.kind(given), type);
  }

  private Json mismatch(String given, Type.Scalar type) {
    wrong.accept(given, GoText.type(type));
    return GoText.zero(type);
  }

  private Json whole(Json given, long least, long most, Type.Scalar type) {
    if (!(given instanceof JsonNumber number)) {
      return mismatch(GoText.kind(given), type);
    }
    return number.value() instanceof Long value && value >= least && value <= most
        ? given
        : mismatch("number " + number, type);
  }

  private Json number(Json given, Type.Scalar type) {
    return given instanceof JsonNumber ? given : mismatch(GoText.kind(given), type);
  }

  private Json bytes(Json given, Type.Scalar type) {
    if (!(given instanceof JsonText text)) {
      return mismatch(GoText.kind(given), type);
    }
    String broken = brokenBase64(text.value());
    if (!broken.isEmpty()) {
      unreadable.accept(broken);
    }
    return given;
  }

  private static String brokenBase64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      boolean padded = text.length() % 4 == 0;
      return padded ? "" : "illegal base64 data at input byte " + (bytes.length / 3 * 4);
    } catch (IllegalArgumentException broken) {
      return "illegal base64 data at input byte " + firstStranger(text);
    }
  }

  private static int firstStranger(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean known =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '+'
              || c == '/';
      if (!known) {
        return i;
      }
    }
    return text.length() / 4 * 4;
  }

  private Json quantity(Json given) {
    String text = given instanceof JsonText raw ? raw.value() : given.toString();
    try {
      String usual = Quantity.usual(text.strip());
      return given instanceof JsonText && usual.equals(text) ? given : Json.of(usual);
    } catch (Quantity.Malformed malformed) {
      unreadable.accept(malformed.getMessage());
      return given;
    }
  }

  private Json intOrText(Json given) {
    if (given instanceof JsonText) {
      return given;
    }
    if (given instanceof JsonNumber number
        && number.value() instanceof Long value
        && value == value.intValue()) {
      return given;
    }
    String what = given instanceof JsonNumber ? "number " + given : GoText.kind(given);
    unreadable.accept("json: cannot unmarshal " + what + " into Go value of type int32");
    return given;
  }

  private Json time(Json given, boolean micros) {
    if (!(given instanceof JsonText written)) {
      String what = GoText.kind(given);
      unreadable.accept("json: cannot unmarshal " + what + " into Go value of type string");
      return given;
    }
    String text = written.value();
    GoTime time = new GoTime(text, micros);
    if (!time.problem().isEmpty()) {
      unreadable.accept(time.problem());
      return given;
    }
    String usual = time.usual();
    return usual.equals(text) ? given : Json.of(usual);
  }
}
