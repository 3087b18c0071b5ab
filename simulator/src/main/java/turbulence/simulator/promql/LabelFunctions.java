package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import turbulence.simulator.promql.Value.Sample;

/// The functions that change labels.
final class LabelFunctions {
  private final Evaluation evaluation;

  LabelFunctions(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /// `label_replace(v, to, replacement, from, expression)`.
  List<Sample> replace(Expr.Call call, List<Sample> samples) {
    String to = text(call, 1);
    String replacement = text(call, 2);
    String from = text(call, 3);
    Pattern pattern;
    try {
      pattern = Regexes.compile(text(call, 4));
    } catch (IllegalArgumentException _) {
      throw new QueryFailed("invalid regular expression in label_replace(): " + text(call, 4));
    }
    if (to.isEmpty()) {
      throw new QueryFailed("invalid destination label name in label_replace(): " + to);
    }
    List<Sample> replaced = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      java.util.regex.Matcher found = pattern.matcher(sample.labels().get(from));
      replaced.add(
          found.matches()
              ? new Sample(sample.labels().with(to, expand(replacement, found)), sample.value())
              : sample);
    }
    return Vectors.distinct(replaced);
  }

  /// `label_join(v, to, separator, from, ...)`.
  List<Sample> join(Expr.Call call, List<Sample> samples) {
    String to = text(call, 1);
    String separator = text(call, 2);
    if (to.isEmpty()) {
      throw new QueryFailed("invalid destination label name in label_join(): " + to);
    }
    List<Sample> joined = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      List<String> parts = new ArrayList<>();
      for (int i = 3; i < call.arguments().size(); i++) {
        parts.add(sample.labels().get(text(call, i)));
      }
      LabelSet labels = sample.labels().with(to, String.join(separator, parts));
      joined.add(new Sample(labels, sample.value()));
    }
    return Vectors.distinct(joined);
  }

  private String text(Expr.Call call, int index) {
    return evaluation.text(call.arguments().get(index));
  }

  /// Puts what was found in the places of `$1`, `${name}` and so on; `$$` is a dollar.
  static String expand(String template, MatchResult found) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c != '$' || at + 1 == template.length()) {
        text.append(c);
        at++;
        continue;
      }
      boolean braces = template.charAt(at + 1) == '{';
      int from = at + (braces ? 2 : 1);
      int end = from;
      while (end < template.length() && isName(template.charAt(end))) {
        end++;
      }
      boolean closed = !braces || end < template.length() && template.charAt(end) == '}';
      if (template.charAt(at + 1) == '$') {
        text.append('$');
        at += 2;
      } else if (end == from || !closed) {
        text.append(c);
        at++;
      } else {
        text.append(group(template.substring(from, end), found));
        at = end + (braces ? 1 : 0);
      }
    }
    return text.toString();
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static String group(String name, MatchResult found) {
    boolean number = name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number) {
      int index = Integer.parseInt(name);
      String text = index <= found.groupCount() ? found.group(index) : "";
      return text == null ? "" : text;
    }
    Integer index = found.namedGroups().get(name);
    String text = index == null ? "" : found.group(index);
    return text == null ? "" : text;
  }
}
