package turbulence.simulator.prometheus;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import turbulence.simulator.promql.LabelSet;
import turbulence.simulator.promql.Numbers;

/// A line of the text format: a series, its value, and perhaps a time.
///
/// @param series as it is written
/// @param millis since 1970; -1 when the line says none
record Line(String series, double value, long millis) {
  /// A line that is none.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  static Line read(String line) throws Malformed {
    int end = seriesEnd(line);
    String[] rest = line.substring(end).strip().split("[ \t]+", -1);
    OptionalDouble value = Numbers.parse(rest[0]);
    if (end == 0 || value.isEmpty() || rest.length > 2) {
      throw new Malformed("expected value after metric, got " + Names.quoted(line));
    }
    try {
      return new Line(
          line.substring(0, end).strip(),
          value.getAsDouble(),
          rest.length == 2 ? Long.parseLong(rest[1]) : -1);
    } catch (NumberFormatException _) {
      throw new Malformed("expected timestamp or new record, got " + Names.quoted(rest[1]));
    }
  }

  private static int seriesEnd(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '}') {
        return i + 1;
      } else if ((c == ' ' || c == '\t') && line.indexOf('{') < 0) {
        return i;
      }
    }
    return 0;
  }

  /// Name and labels of a series as it is written.
  static Map<String, String> labels(String series) throws Malformed {
    Map<String, String> labels = new HashMap<>();
    int brace = series.indexOf('{');
    String name = (brace < 0 ? series : series.substring(0, brace)).strip();
    if (!name.isEmpty()) {
      labels.put(LabelSet.NAME, name);
    }
    if (brace >= 0) {
      new Pairs(series, brace + 1, labels).read();
    }
    if (!Names.isMetric(labels.getOrDefault(LabelSet.NAME, ""))) {
      throw new Malformed("invalid metric name in " + Names.quoted(series));
    }
    return labels;
  }

  /// The labels between braces.
  private static final class Pairs {
    private final String text;
    private final Map<String, String> labels;
    private int at;

    Pairs(String text, int at, Map<String, String> labels) {
      this.text = text;
      this.at = at;
      this.labels = labels;
    }

    void read() throws Malformed {
      blanks();
      while (next() != '}') {
        boolean quoted = next() == '"';
        String name = quoted ? value() : word();
        blanks();
        if (next() == '=') {
          at++;
          blanks();
          labels.put(name, value());
        } else if (!quoted || labels.putIfAbsent(LabelSet.NAME, name) != null) {
          throw malformed();
        }
        blanks();
        if (next() == ',') {
          at++;
          blanks();
        } else if (next() != '}') {
          throw malformed();
        }
      }
    }

    private char next() throws Malformed {
      if (at >= text.length()) {
        throw malformed();
      }
      return text.charAt(at);
    }

    private Malformed malformed() {
      return new Malformed("expected label name or \"}\", got " + Names.quoted(text));
    }

    private void blanks() throws Malformed {
      while (next() == ' ' || next() == '\t') {
        at++;
      }
    }

    private String word() throws Malformed {
      int from = at;
      while (Names.isPart(next())) {
        at++;
      }
      if (at == from) {
        throw malformed();
      }
      return text.substring(from, at);
    }

    private String value() throws Malformed {
      if (next() != '"') {
        throw malformed();
      }
      at++;
      StringBuilder value = new StringBuilder();
      while (next() != '"') {
        char c = text.charAt(at++);
        if (c == '\\') {
          char escaped = next();
          at++;
          value.append(escaped == 'n' ? '\n' : escaped);
        } else {
          value.append(c);
        }
      }
      at++;
      return value.toString();
    }
  }
}
