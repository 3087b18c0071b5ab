package turbulence.simulator.api.select;

import java.util.ArrayList;
import java.util.List;
import turbulence.simulator.api.Refusals;

/// One comparison of a written field selector: the field, whether it must differ, and the value.
record FieldTerm(String field, boolean differs, String value) {

  /// Reads the written form; refuses what is wrong in the words of a real server.
  static List<FieldTerm> read(String selector) {
    List<FieldTerm> terms = new ArrayList<>();
    for (String part : split(selector).stream().sorted().toList()) {
      if (!part.isEmpty()) {
        terms.add(term(selector, part));
      }
    }
    return terms;
  }

  private static List<String> split(String selector) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    boolean escaped = false;
    for (int i = 0; i < selector.length(); i++) {
      char c = selector.charAt(i);
      if (escaped) {
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == ',') {
        parts.add(selector.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(selector.substring(from));
    return parts;
  }

  private static FieldTerm term(String selector, String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.startsWith("!=", i)) {
        return new FieldTerm(part.substring(0, i), true, unescaped(part.substring(i + 2)));
      }
      if (part.charAt(i) == '=') {
        int value = part.startsWith("==", i) ? i + 2 : i + 1;
        return new FieldTerm(part.substring(0, i), false, unescaped(part.substring(value)));
      }
    }
    throw Refusals.badRequest(
        "invalid selector: '" + selector + "'; can't understand '" + part + "'");
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    boolean escaped = false;
    for (int point : text.codePoints().toArray()) {
      boolean special = point == '\\' || point == ',' || point == '=';
      if (escaped && !special) {
        throw Refusals.badRequest(
            "invalid field selector: invalid escape sequence: \\" + Character.toString(point));
      } else if (escaped || !special) {
        plain.appendCodePoint(point);
        escaped = false;
      } else if (point == '\\') {
        escaped = true;
      } else {
        throw Refusals.badRequest("invalid field selector: unescaped character in value: " + point);
      }
    }
    if (escaped) {
      throw Refusals.badRequest("invalid field selector: invalid escape sequence: \\");
    }
    return plain.toString();
  }
}
