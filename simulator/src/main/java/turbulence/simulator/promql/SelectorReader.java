package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.List;
import turbulence.simulator.promql.Matcher.Kind;

/// Reads a selector of series: a name, matchers in braces, or both.
final class SelectorReader {
  private static final String WHERE = "label matching";

  private final Words words;
  private final List<Matcher> matchers = new ArrayList<>();
  private String name = "";

  SelectorReader(Words words) {
    this.words = words;
  }

  Expr.Selector read() {
    int start = words.peek().start();
    if (!words.nextIs("{")) {
      name = words.take().text();
      matchers.add(Matcher.of(LabelSet.NAME, Kind.EQUAL, name));
    }
    if (words.nextIs("{")) {
      braces();
    }
    Span span = new Span(start, words.last().end());
    if (matchers.stream().allMatch(matcher -> matcher.allows(""))) {
      throw words.invalid(start, "vector selector must contain at least one non-empty matcher");
    }
    return new Expr.Selector(List.copyOf(matchers), Expr.Shift.NONE, span);
  }

  private void braces() {
    words.take();
    while (!words.nextIs("}")) {
      matcher();
      if (!words.nextIs("}") && !words.takes(",")) {
        throw words.unexpected(WHERE, "\",\" or \"}\"");
      }
    }
    words.take();
  }

  private void matcher() {
    Token label = words.peek();
    boolean quoted = label.kind() == Token.Kind.STRING;
    if (!quoted && label.kind() != Token.Kind.IDENTIFIER) {
      throw words.unexpected(WHERE, "identifier or \"}\"");
    }
    words.take();
    String labelName = quoted ? Quoting.unquoted(label.text()) : label.text();
    if (quoted && (words.nextIs(",") || words.nextIs("}"))) {
      named(labelName, label);
      return;
    }
    Kind kind = kind();
    words.take();
    Token value = words.peek();
    if (value.kind() != Token.Kind.STRING) {
      throw words.unexpected(WHERE, "string");
    }
    words.take();
    add(label, labelName, kind, Quoting.unquoted(value.text()));
  }

  private Kind kind() {
    for (Kind kind : Kind.values()) {
      if (words.nextIs(kind.sign)) {
        return kind;
      }
    }
    throw words.unexpected(WHERE, "label matching operator");
  }

  private void add(Token at, String label, Kind kind, String value) {
    if (label.equals(LabelSet.NAME) && kind == Kind.EQUAL && !name.isEmpty()) {
      throw twice(at, value);
    }
    try {
      matchers.add(Matcher.of(label, kind, value));
    } catch (IllegalArgumentException e) {
      throw words.invalid(at.start(), String.valueOf(e.getMessage()));
    }
  }

  /// A metric's name in quotes.
  private void named(String metric, Token at) {
    if (!name.isEmpty()) {
      throw twice(at, metric);
    }
    name = metric;
    matchers.add(Matcher.of(LabelSet.NAME, Kind.EQUAL, metric));
  }

  private QueryInvalid twice(Token at, String other) {
    return words.invalid(
        at.start(),
        "metric name must not be set twice: "
            + Quoting.quoted(name)
            + " or "
            + Quoting.quoted(other));
  }
}
