package turbulence.simulator.promql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A word of a query.
///
/// @param text as it was written; of an error, what is wrong
/// @param start where it begins in the query
record Token(Kind kind, String text, int start, int end) {
  /// What a word is.
  enum Kind {
    END,
    ERROR,
    IDENTIFIER,
    METRIC,
    NUMBER,
    DURATION,
    STRING,
    OPERATOR,
    AGGREGATOR,
    KEYWORD,
    SIGN
  }

  private static final Map<String, Kind> KNOWN = known();

  private static Map<String, Kind> known() {
    Map<String, Kind> words = new TreeMap<>();
    Set.of("and", "or", "unless", "atan2").forEach(word -> words.put(word, Kind.OPERATOR));
    Set.of(
            "sum",
            "avg",
            "count",
            "min",
            "max",
            "group",
            "stddev",
            "stdvar",
            "topk",
            "bottomk",
            "count_values",
            "quantile",
            "limitk",
            "limit_ratio")
        .forEach(word -> words.put(word, Kind.AGGREGATOR));
    Set.of(
            "offset",
            "by",
            "without",
            "on",
            "ignoring",
            "group_left",
            "group_right",
            "bool",
            "start",
            "end")
        .forEach(word -> words.put(word, Kind.KEYWORD));
    Set.of("inf", "nan").forEach(word -> words.put(word, Kind.NUMBER));
    return words;
  }

  /// A word of letters.
  static Token word(String text, int start) {
    Kind kind = KNOWN.get(text.toLowerCase(Locale.ROOT));
    Kind otherwise = text.indexOf(':') < 0 ? Kind.IDENTIFIER : Kind.METRIC;
    return new Token(kind == null ? otherwise : kind, text, start, start + text.length());
  }

  /// Whether it is that sign, operator or keyword, in small or capital letters.
  boolean is(String wanted) {
    boolean fixed =
        kind == Kind.SIGN
            || kind == Kind.OPERATOR
            || kind == Kind.KEYWORD
            || kind == Kind.AGGREGATOR;
    return fixed && text.equalsIgnoreCase(wanted);
  }

  /// Whether it is made of letters, so that it could be a name.
  boolean isWord() {
    return switch (kind) {
      case IDENTIFIER, METRIC, KEYWORD, AGGREGATOR -> true;
      case OPERATOR -> Character.isLetter(text.charAt(0));
      default -> false;
    };
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /// As error messages name it.
  String words() {
    return switch (kind) {
      case END -> "end of input";
      case ERROR -> text;
      case IDENTIFIER -> "identifier " + Quoting.quoted(text);
      case METRIC -> "metric identifier " + Quoting.quoted(text);
      case NUMBER -> "number " + shown();
      case DURATION -> "duration " + shown();
      case STRING -> "string " + shown();
      case OPERATOR -> "<op:" + text + ">";
      case AGGREGATOR -> "<aggr:" + text + ">";
      case KEYWORD -> "<" + text + ">";
      case SIGN -> Quoting.quoted(text);
    };
  }

  private String shown() {
    return text.length() > 10
        ? Quoting.quoted(text.substring(0, 10)) + "..."
        : Quoting.quoted(text);
  }
}
