package turbulence.simulator.workload.script;

import java.util.ArrayList;
import java.util.List;

/// Words with their variables, substitutions and quotes replaced by what they stand for.
final class Expansion {
  /// What a word may refer to.
  interface Source {
    /// Empty when it is not set.
    String variable(String name);

    String outputOf(String script) throws InterruptedException;
  }

  private final Source source;
  private final String word;
  private final List<String> fields = new ArrayList<>();
  private StringBuilder field = new StringBuilder();
  private boolean begun;

  private Expansion(Source source, String word) {
    this.source = source;
    this.word = word;
  }

  /// The fields that the words become.
  static List<String> fields(Source source, List<String> words)
      throws BadScript, InterruptedException {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      if (word.equals(Processes.ALL)) {
        all.add(Processes.FIRST);
        continue;
      }
      all.addAll(new Expansion(source, word).split());
    }
    return all;
  }

  /// The text that the word becomes, without being split.
  static String text(Source source, String word) throws BadScript, InterruptedException {
    return String.join(" ", new Expansion(source, word).split());
  }

  private List<String> split() throws BadScript, InterruptedException {
    int at = 0;
    while (at < word.length()) {
      int end = Quotes.end(word, at);
      String part = word.substring(at, end);
      switch (word.charAt(at)) {
        case '\'' -> quoted(part.substring(1, part.length() - 1));
        case '"' -> quoted(inDoubleQuotes(part.substring(1, part.length() - 1)));
        case '\\' -> quoted(part.substring(1));
        case '`' -> unquoted(source.outputOf(part.substring(1, part.length() - 1)));
        case '$' -> {
          end = nameEnd(word, at, end);
          unquoted(value(word.substring(at, end)));
        }
        default -> quoted(part);
      }
      at = end;
    }
    finish();
    return fields;
  }

  private void quoted(String text) {
    field.append(text);
    begun = true;
  }

  private void unquoted(String text) {
    for (char c : text.toCharArray()) {
      if (Character.isWhitespace(c)) {
        finish();
      } else {
        field.append(c);
        begun = true;
      }
    }
  }

  private void finish() {
    if (begun) {
      fields.add(field.toString());
    }
    field = new StringBuilder();
    begun = false;
  }

  private String inDoubleQuotes(String text) throws BadScript, InterruptedException {
    StringBuilder all = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = c == '\'' ? at + 1 : Quotes.end(text, at);
      String part = text.substring(at, end);
      if (c == '$') {
        end = nameEnd(text, at, end);
        all.append(value(text.substring(at, end)));
      } else if (c == '`') {
        all.append(source.outputOf(part.substring(1, part.length() - 1)));
      } else if (c == '\\' && part.length() == 2) {
        all.append("\"\\$`".indexOf(part.charAt(1)) < 0 ? part : part.substring(1));
      } else {
        all.append(part);
      }
      at = end;
    }
    return all.toString();
  }

  private static int nameEnd(String text, int at, int end) {
    if (end > at + 1 || end >= text.length()) {
      return end;
    }
    if ("?$!#@*0123456789".indexOf(text.charAt(end)) >= 0) {
      return end + 1;
    }
    int behind = end;
    while (behind < text.length() && isNamePart(text.charAt(behind))) {
      behind++;
    }
    return behind;
  }

  static boolean isNamePart(char c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private String value(String reference) throws BadScript, InterruptedException {
    if (reference.equals("$")) {
      return "$";
    } else if (reference.startsWith("$((")) {
      String inner = reference.substring(3, reference.length() - 2);
      return Long.toString(Arithmetic.value(inner, source::variable));
    } else if (reference.startsWith("$(")) {
      return source.outputOf(reference.substring(2, reference.length() - 1));
    } else if (reference.startsWith("${")) {
      return inBraces(reference.substring(2, reference.length() - 1));
    }
    return source.variable(reference.substring(1));
  }

  private String inBraces(String inner) throws BadScript, InterruptedException {
    int end = 0;
    while (end < inner.length() && isNamePart(inner.charAt(end))) {
      end++;
    }
    String set = source.variable(inner.substring(0, end));
    String operator = inner.substring(end);
    if (!operator.startsWith(":-") && !operator.startsWith("-") || !set.isEmpty()) {
      return set;
    }
    return text(source, operator.substring(operator.startsWith(":") ? 2 : 1));
  }
}
