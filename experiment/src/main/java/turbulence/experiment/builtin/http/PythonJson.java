package turbulence.experiment.builtin.http;

import java.util.Map;
import turbulence.experiment.extension.Unrunnable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// JSON byte for byte as Python's `json.dumps` writes it unasked: a blank after each comma and
/// colon, everything beyond ASCII as an escape.
final class PythonJson {
  private static final String HEX = "0123456789abcdef";
  private final StringBuilder out = new StringBuilder();

  private PythonJson() {}

  static String of(Json json) {
    PythonJson text = new PythonJson();
    text.append(json);
    return text.out.toString();
  }

  private void append(Json json) {
    if (json instanceof JsonObject object) {
      appendObject(object);
    } else if (json instanceof JsonArray array) {
      appendArray(array);
    } else if (json instanceof JsonText text) {
      appendText(text.value());
    } else {
      appendWord(json);
    }
  }

  private void appendObject(JsonObject object) {
    String glue = "{";
    for (Map.Entry<String, Json> field : object) {
      out.append(glue);
      appendText(field.getKey());
      out.append(": ");
      append(field.getValue());
      glue = ", ";
    }
    out.append(object.isEmpty() ? "{}" : "}");
  }

  private void appendArray(JsonArray array) {
    String glue = "[";
    for (Json item : array) {
      out.append(glue);
      append(item);
      glue = ", ";
    }
    out.append(array.isEmpty() ? "[]" : "]");
  }

  private void appendWord(Json json) {
    if (json instanceof JsonNumber number
        && !Double.isFinite(number.doubleValue())
        && !number.isWhole()) {
      throw new Unrunnable("a body of JSON cannot hold the number " + number.value());
    }
    out.append(json);
  }

  private void appendText(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      appendLetter(text.charAt(i));
    }
    out.append('"');
  }

  private void appendLetter(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c >= ' ' && c < 127) {
          out.append(c);
        } else {
          appendEscape(c);
        }
      }
    }
  }

  private void appendEscape(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 15));
    }
  }
}
