package turbulence.experiment.python;

import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A value as Python prints it.
public final class PythonText {
  private static final String HEX = "0123456789abcdef";

  private PythonText() {}

  /// What `str(value)` gives: a text as it is, everything else as [#repr] has it.
  public static String str(Json value) {
    return value instanceof JsonText text ? text.value() : repr(value);
  }

  /// What `repr(value)` gives.
  public static String repr(Json value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) {
    if (value instanceof JsonText text) {
      quote(text.value(), out);
    } else if (value instanceof JsonNumber number) {
      out.append(number(number));
    } else if (value instanceof JsonBool flag) {
      out.append(flag.value() ? "True" : "False");
    } else if (value instanceof JsonArray array) {
      writeList(array, out);
    } else if (value instanceof JsonObject object) {
      writeDict(object, out);
    } else {
      out.append("None");
    }
  }

  private static void writeList(JsonArray array, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      write(array.get(i), i == 0 ? out : out.append(", "));
    }
    out.append(']');
  }

  private static void writeDict(JsonObject object, StringBuilder out) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, Json> field : object) {
      quote(field.getKey(), first ? out : out.append(", "));
      write(field.getValue(), out.append(": "));
      first = false;
    }
    out.append('}');
  }

  /// JSON text has Python's spelling but for these three.
  private static String number(JsonNumber number) {
    double value = number.doubleValue();
    if (number.isWhole() || Double.isFinite(value)) {
      return number.toString();
    }
    return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  }

  private static void quote(String text, StringBuilder out) {
    char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(mark);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == mark || point == '\\') {
        out.append('\\').append((char) point);
      } else if (isPrintable(point)) {
        out.appendCodePoint(point);
      } else {
        escape(point, out);
      }
    }
    out.append(mark);
  }

  private static void escape(int point, StringBuilder out) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        int digits = point <= 0xff ? 2 : point <= 0xffff ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
          out.append(HEX.charAt((point >> shift) & 0xf));
        }
      }
    }
  }

  private static boolean isPrintable(int point) {
    if (point < 0x7f) {
      return point >= ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
