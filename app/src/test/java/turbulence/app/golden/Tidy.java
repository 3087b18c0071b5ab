package turbulence.app.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Takes out of outputs what differs from run to run and from server to server.
final class Tidy {
  private static final Set<String> OF_SERVERS =
      Set.of(
          "server",
          "date",
          "last-modified",
          "connection",
          "content-length",
          "transfer-encoding",
          "keep-alive");

  private Tidy() {}

  static Object output(Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> fields(Text.map(map));
      case List<?> list -> {
        List<Object> items = new ArrayList<>();
        list.forEach(item -> items.add(output(item)));
        yield items;
      }
      case String text -> text(text);
      default -> value;
    };
  }

  private static Object fields(Map<String, Object> map) {
    Map<String, Object> tidy = new LinkedHashMap<>();
    map.forEach((key, value) -> tidy.put(key, field(key, value)));
    return tidy;
  }

  private static Object field(String key, Object value) {
    if (key.equals("headers")) {
      return headers(Text.map(value));
    }
    return key.equals("ua") ? Wording.ANY : output(value);
  }

  private static Map<String, Object> headers(Map<String, Object> headers) {
    Map<String, Object> tidy = new TreeMap<>();
    headers.forEach((name, value) -> {
      if (!OF_SERVERS.contains(name.toLowerCase(Locale.ROOT))) {
        tidy.put(name.toLowerCase(Locale.ROOT), value);
      }
    });
    return tidy;
  }

  /// Texts that hold JSON are compared as JSON: where writers put spaces is their affair.
  private static Object text(String text) {
    if (text.startsWith("<!DOCTYPE")) {
      return "(a page)";
    }
    return text.startsWith("{\"") ? Map.of("(text)", output(Text.read(text))) : text;
  }

  /// A notification carries the time, and the recorded ones Python's way to show an exception.
  static Object body(String text) {
    if (!text.startsWith("{")) {
      return text;
    }
    Map<String, Object> fields = new LinkedHashMap<>(Text.map(Text.read(text)));
    fields.replace("ts", Wording.ANY);
    if (fields.get("error") instanceof String error) {
      fields.put("error", error.replaceAll("An exception was raised: \\w+\\('(.*)'\\)", "$1"));
    }
    return fields;
  }
}
