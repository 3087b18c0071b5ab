package turbulence.json.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a single YAML value means: YAML 1.1 as PyYAML reads it, so that `yes`, `0777`, `1:30`,
/// `1_000` and `2020-01-01` are more than texts, and `y`, `0o17` and `1e3` are not.
final class Scalars {
  private static final int LONGEST_SHOWN = 40;

  private Scalars() {}

  /// The meaning of a value without quotes and tag.
  ///
  /// @throws IllegalArgumentException for what looks like a number or a date and is none
  static Json plain(String value) {
    if (value.isEmpty()) {
      return JsonNull.NULL;
    }
    char first = value.charAt(0);
    Json json = null;
    if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.') {
      json = number(value);
    } else if (value.length() <= 5) {
      json = word(value);
    }
    return json == null ? new JsonText(value) : json;
  }

  /// The text that JSON makes of a name, or null when the value cannot be one.
  static @Nullable String name(Json json) {
    if (json instanceof JsonText text) {
      return text.value();
    }
    return json instanceof JsonArray || json instanceof JsonObject ? null : json.toString();
  }

  private static @Nullable Json number(String value) {
    Number number = Wholes.parse(value);
    if (number == null) {
      number = Reals.parse(value);
    }
    if (number != null) {
      return new JsonNumber(number);
    }
    String timestamp = Timestamps.plain(value);
    return timestamp == null ? null : new JsonText(timestamp);
  }

  private static @Nullable Json word(String value) {
    return switch (value) {
      case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> JsonBool.TRUE;
      case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> JsonBool.FALSE;
      case "~", "null", "Null", "NULL" -> JsonNull.NULL;
      default -> null;
    };
  }

  /// The meaning of a value with one of YAML's own tags, or null for an unknown one.
  ///
  /// @throws IllegalArgumentException when the value is not what the tag says
  static @Nullable Json tagged(String type, String value) {
    return switch (type) {
      case "str", "merge" -> new JsonText(value);
      case "null" -> JsonNull.NULL;
      case "bool" -> bool(value);
      case "int" -> number(Wholes.parse(value.strip()), "a whole number", value);
      case "float" -> number(Reals.parseTagged(value), "a number", value);
      case "timestamp" -> timestamp(value);
      case "binary" -> new JsonText(binary(value));
      case "map", "set" -> throw expected("a mapping", value);
      case "seq", "omap", "pairs" -> throw expected("a list", value);
      default -> null;
    };
  }

  private static Json bool(String value) {
    if (word(value.toLowerCase(Locale.ROOT)) instanceof JsonBool bool) {
      return bool;
    }
    throw expected("yes or no", value);
  }

  private static Json number(@Nullable Number number, String wanted, String value) {
    if (number == null) {
      throw expected(wanted, value);
    }
    return new JsonNumber(number);
  }

  private static Json timestamp(String value) {
    String timestamp = Timestamps.tagged(value);
    if (timestamp == null) {
      throw expected("a date", value);
    }
    return new JsonText(timestamp);
  }

  private static String binary(String value) {
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw expected("base64 (" + e.getMessage() + ")", value);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("expected UTF-8 text in !!binary, found other bytes", e);
    }
  }

  static IllegalArgumentException expected(String wanted, String found) {
    String shown = found.length() > LONGEST_SHOWN ? found.substring(0, LONGEST_SHOWN) + "…" : found;
    return new IllegalArgumentException("expected " + wanted + ", found " + new JsonText(shown));
  }
}
