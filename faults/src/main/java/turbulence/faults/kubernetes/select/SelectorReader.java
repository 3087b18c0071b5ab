package turbulence.faults.kubernetes.select;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.faults.kubernetes.select.Requirement.Operator;

/// Reads the text of a [Selector], once from its beginning to its end.
final class SelectorReader {
  private static final String SYMBOLS = "=!(),<>";

  private final String argument;
  private final String text;
  private int at;

  SelectorReader(String argument, String text) {
    this.argument = argument;
    this.text = text;
  }

  List<Requirement> read() {
    List<Requirement> requirements = new ArrayList<>();
    do {
      requirements.add(requirement());
    } while (takes(','));
    if (!isAtEnd()) {
      throw wrong("expected ',' or the end");
    }
    return requirements;
  }

  private Requirement requirement() {
    boolean absent = takes('!');
    String key = word();
    if (key.isEmpty()) {
      throw wrong("expected a key");
    }
    if (absent) {
      return new Requirement(key, Operator.DOES_NOT_EXIST, Set.of());
    }
    if (isAtEnd() || text.charAt(at) == ',') {
      return new Requirement(key, Operator.EXISTS, Set.of());
    }
    return compared(key);
  }

  private Requirement compared(String key) {
    if (takes('!')) {
      if (!takes('=')) {
        throw wrong("expected '=' after '!'");
      }
      return new Requirement(key, Operator.NOT_IN, Set.of(word()));
    } else if (takes('=')) {
      takes('=');
      return new Requirement(key, Operator.IN, Set.of(word()));
    } else if (takes('>')) {
      return new Requirement(key, Operator.GREATER, Set.of(number()));
    } else if (takes('<')) {
      return new Requirement(key, Operator.LESS, Set.of(number()));
    }
    int before = at;
    return switch (word()) {
      case "in" -> new Requirement(key, Operator.IN, values());
      case "notin" -> new Requirement(key, Operator.NOT_IN, values());
      default -> {
        at = before;
        throw wrong("expected =, ==, !=, in, notin, <, > or ','");
      }
    };
  }

  private Set<String> values() {
    if (!takes('(')) {
      throw wrong("expected '('");
    }
    Set<String> values = new LinkedHashSet<>();
    do {
      values.add(word());
    } while (takes(','));
    if (!takes(')')) {
      throw wrong("expected ',' or ')'");
    }
    return values;
  }

  private String number() {
    int before = at;
    String word = word();
    try {
      Long.parseLong(word);
      return word;
    } catch (NumberFormatException e) {
      at = before;
      throw wrong("expected a whole number");
    }
  }

  /// What stands up to the next space or symbol; empty when nothing does.
  private String word() {
    skipSpaces();
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && SYMBOLS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    skipSpaces();
    return word;
  }

  private boolean takes(char symbol) {
    skipSpaces();
    if (at < text.length() && text.charAt(at) == symbol) {
      at++;
      return true;
    }
    return false;
  }

  private boolean isAtEnd() {
    skipSpaces();
    return at == text.length();
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String expected) {
    String place = at == text.length() ? "at its end" : "before '" + text.substring(at) + "'";
    return new IllegalArgumentException(
        argument + " '" + text + "' is no selector: " + expected + " " + place);
  }
}
