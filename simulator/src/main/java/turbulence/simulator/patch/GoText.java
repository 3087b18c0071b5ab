package turbulence.simulator.patch;

import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Values as a real server's messages print them.
final class GoText {
  private GoText() {}

  /// As `%v` prints a value: `map[a:1 b:[x y]]`.
  static String plain(Json value) {
    StringBuilder text = new StringBuilder();
    print(value, text);
    return text.toString();
  }

  private static void print(Json value, StringBuilder text) {
    switch (value) {
      case JsonText leaf -> text.append(leaf.value());
      case JsonNull.NULL -> text.append("<nil>");
      case JsonNumber number -> text.append(number.value());
      case JsonBool flag -> text.append(flag);
      case JsonArray array -> {
        text.append('[');
        String between = "";
        for (Json item : array) {
          text.append(between);
          print(item, text);
          between = " ";
        }
        text.append(']');
      }
      case JsonObject object -> {
        TreeMap<String, Json> sorted = new TreeMap<>();
        object.forEach(field -> sorted.put(field.getKey(), field.getValue()));
        text.append("map[");
        String between = "";
        for (var field : sorted.entrySet()) {
          text.append(between).append(field.getKey()).append(':');
          print(field.getValue(), text);
          between = " ";
        }
        text.append(']');
      }
    }
  }

  /// As `%q` prints a text.
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(point -> quote(point, quoted));
    return quoted.append('"').toString();
  }

  private static void quote(int point, StringBuilder quoted) {
    switch (point) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (point < ' ' || point == 0x7f) {
          quoted.append(String.format("\\x%02x", point));
        } else {
          quoted.appendCodePoint(point);
        }
      }
    }
  }

  /// The type that a real server's decoder names for a value.
  static String type(Json value) {
    return switch (value) {
      case JsonObject _ -> "map[string]interface {}";
      case JsonArray _ -> "[]interface {}";
      case JsonText _ -> "string";
      case JsonBool _ -> "bool";
      case JsonNumber number -> number.isWhole() ? "int64" : "float64";
      case JsonNull _ -> "%!s(<nil>)";
    };
  }

  /// What JSON calls a value: `object`, `array`, `string`, `bool`, `number`.
  static String json(Json value) {
    return switch (value) {
      case JsonText _ -> "string";
      case JsonBool _ -> "bool";
      default -> value.kind();
    };
  }
}
