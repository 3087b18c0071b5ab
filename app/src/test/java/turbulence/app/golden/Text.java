package turbulence.app.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads and shows JSON and YAML as plain Java collections.
final class Text {
  private Text() {}

  static Object read(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    return new Load(settings).loadFromString(text);
  }

  static List<Object> readLines(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(Text::read).toList();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  static List<String> texts(Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  /// Compact JSON, readable as YAML too.
  static String show(Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> {
        List<String> fields = new ArrayList<>();
        map.forEach((key, item) -> fields.add(quote(String.valueOf(key)) + ": " + show(item)));
        yield "{" + String.join(", ", fields) + "}";
      }
      case List<?> list -> "[" + String.join(", ", list.stream().map(Text::show).toList()) + "]";
      case String text -> quote(text);
      default -> value.toString();
    };
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
