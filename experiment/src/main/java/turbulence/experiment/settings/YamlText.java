package turbulence.experiment.settings;

import java.util.HexFormat;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A tree as YAML that every YAML reader takes the same way: a text stands bare only when nobody
/// could take it for something else, and otherwise in quotes as JSON has them.
public final class YamlText {
  private static final String[] WORDS = {
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"
  };

  private final StringBuilder out = new StringBuilder();
  private final int step;

  private YamlText(int step) {
    this.step = step;
  }

  /// @param step by how many blanks each level is indented
  public static String of(Json tree, int step) {
    YamlText text = new YamlText(step);
    if (isBlock(tree)) {
      text.block(tree, 0);
    } else {
      text.out.append(flow(tree)).append('\n');
    }
    return text.out.toString();
  }

  private static boolean isBlock(Json tree) {
    return (tree instanceof JsonObject object && !object.isEmpty())
        || (tree instanceof JsonArray array && !array.isEmpty());
  }

  private void block(Json tree, int indent) {
    if (tree instanceof JsonObject object) {
      boolean first = true;
      for (Map.Entry<String, Json> field : object) {
        blanks(first && endsWithDash() ? 0 : indent);
        out.append(scalar(field.getKey())).append(':');
        value(field.getValue(), indent);
        first = false;
      }
    } else if (tree instanceof JsonArray array) {
      for (Json item : array) {
        item(item, indent);
      }
    }
  }

  private void value(Json value, int indent) {
    if (isBlock(value)) {
      out.append('\n');
      block(value, value instanceof JsonArray ? indent : indent + step);
    } else {
      out.append(' ').append(flow(value)).append('\n');
    }
  }

  private void item(Json item, int indent) {
    blanks(indent);
    out.append("- ");
    if (item instanceof JsonObject && isBlock(item)) {
      block(item, indent + 2);
    } else if (isBlock(item)) {
      out.setLength(out.length() - 1);
      out.append('\n');
      block(item, indent + 2);
    } else {
      out.append(flow(item)).append('\n');
    }
  }

  private boolean endsWithDash() {
    int end = out.length();
    return end > 1 && out.charAt(end - 1) == ' ' && out.charAt(end - 2) == '-';
  }

  private void blanks(int count) {
    out.repeat(' ', count);
  }

  private static String flow(Json value) {
    return switch (value) {
      case JsonText(String text) -> scalar(text);
      case JsonNumber(Double real) -> real(real);
      default -> value.toString();
    };
  }

  /// A real number, with the dot without which YAML 1.1 takes it for a text.
  private static String real(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
    }
    String text = new JsonNumber(value).toString();
    int power = text.indexOf('e');
    return power < 0 || text.indexOf('.') >= 0
        ? text
        : text.substring(0, power) + ".0" + text.substring(power);
  }

  private static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /// As in JSON, with escapes for what YAML holds to be line breaks or does not take.
  private static String quoted(String text) {
    String quoted = new JsonText(text).toString();
    StringBuilder safe = new StringBuilder(quoted.length());
    for (int i = 0; i < quoted.length(); i++) {
      char letter = quoted.charAt(i);
      boolean unsafe =
          (letter >= 0x7f && letter <= 0xa0)
              || letter == 0x2028
              || letter == 0x2029
              || letter == 0xfeff
              || letter >= 0xfffe;
      if (unsafe) {
        safe.append("\\u").append(HexFormat.of().toHexDigits(letter));
      } else {
        safe.append(letter);
      }
    }
    return safe.toString();
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0)) || text.endsWith(" ")) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (!isLetter(letter)
          && !(letter >= '0' && letter <= '9')
          && "-./ ,()'".indexOf(letter) < 0) {
        return false;
      }
    }
    for (String word : WORDS) {
      if (text.equalsIgnoreCase(word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
  }
}
