package turbulence.simulator.promql;

import turbulence.simulator.promql.Token.Kind;

/// Reads what stands behind an expression: `[5m]`, `[1h:1m]`, `offset 5m`, `@ 1609746000`.
final class Modifiers {
  private static final double MOST_SECONDS = 9_223_372_036.0;
  private static final String PRECEDED =
      " modifier must be preceded by an instant vector selector or range vector selector or a"
          + " subquery";

  private final Words words;

  Modifiers(Words words) {
    this.words = words;
  }

  double number(Token token) {
    return Numbers.parse(token.text()).orElse(Double.NaN);
  }

  long millis(Token token) {
    if (token.kind() == Kind.NUMBER) {
      double seconds = number(token);
      if (!(Math.abs(seconds) <= MOST_SECONDS)) {
        throw words.invalid(token.start(), "duration out of range");
      }
      return (long) (seconds * 1000);
    }
    return Durations.parse(token.text())
        .orElseThrow(() ->
            words.invalid(
                token.start(), "not a valid duration string: " + Quoting.quoted(token.text())));
  }

  Expr brackets(Expr expr) {
    Token open = words.take();
    long millis = positive("subquery or range selector");
    if (words.takes(":")) {
      long step = words.nextIs("]") ? 0 : positive("subquery selector");
      Token end = words.require("]", "subquery selector");
      Span span = new Span(expr.span().start(), end.end());
      return new Expr.Subquery(expr, millis, step, Expr.Shift.NONE, span);
    }
    Token end = words.require("]", "subquery or range");
    if (!(expr instanceof Expr.Selector selector)) {
      throw words.invalid(open.start(), "ranges only allowed for vector selectors");
    } else if (selector.shift().anchor() != null) {
      throw words.invalid(open.start(), "no @ modifiers allowed before range");
    } else if (!selector.shift().isNone()) {
      throw words.invalid(open.start(), "no offset modifiers allowed before range");
    }
    return new Expr.Range(selector, millis, new Span(expr.span().start(), end.end()));
  }

  private long positive(String where) {
    boolean negative = words.takes("-");
    Token token = words.peek();
    if (token.kind() != Kind.NUMBER && token.kind() != Kind.DURATION) {
      throw words.unexpected(where, "number or duration");
    }
    long millis = millis(words.take());
    if (negative || millis <= 0) {
      throw words.invalid(token.start(), "duration must be greater than 0");
    }
    return millis;
  }

  Expr offset(Expr expr) {
    words.take();
    boolean negative = words.takes("-");
    if (!negative) {
      words.takes("+");
    }
    Token token = words.peek();
    if (token.kind() != Kind.NUMBER && token.kind() != Kind.DURATION) {
      throw words.unexpected("offset", "number or duration");
    }
    long millis = millis(words.take());
    Expr.Shift before = shift(expr, "offset");
    if (before.offset() != 0) {
      throw words.invalid(expr.span().start(), "offset may not be set multiple times");
    }
    return shifted(expr, new Expr.Shift(negative ? -millis : millis, before.anchor()));
  }

  Expr at(Expr expr) {
    words.take();
    Expr.Anchor anchor = anchor();
    Expr.Shift before = shift(expr, "@");
    if (before.anchor() != null) {
      throw words.invalid(expr.span().start(), "@ <timestamp> may not be set multiple times");
    }
    return shifted(expr, new Expr.Shift(before.offset(), anchor));
  }

  private Expr.Anchor anchor() {
    if ((words.nextIs("start") || words.nextIs("end")) && words.afterNextIs("(")) {
      boolean end = words.take().is("end");
      words.take();
      words.require(")", "@");
      return new Expr.Anchor.Border(end);
    }
    boolean negative = words.takes("-");
    if (!negative) {
      words.takes("+");
    }
    Token token = words.peek();
    if (token.kind() != Kind.NUMBER && token.kind() != Kind.DURATION) {
      throw words.unexpected("@", "timestamp");
    }
    words.take();
    double seconds = token.kind() == Kind.NUMBER ? number(token) : millis(token) / 1000.0;
    seconds = negative ? -seconds : seconds;
    if (!(Math.abs(seconds) < Long.MAX_VALUE / 1000.0)) {
      throw words.invalid(
          token.start(), "timestamp out of bounds for @ modifier: " + Numbers.text(seconds));
    }
    return new Expr.Anchor.Moment(Math.round(seconds * 1000));
  }

  private Expr.Shift shift(Expr expr, String modifier) {
    return switch (expr) {
      case Expr.Selector selector -> selector.shift();
      case Expr.Range range -> range.selector().shift();
      case Expr.Subquery subquery -> subquery.shift();
      default -> throw words.invalid(expr.span().start(), modifier + PRECEDED);
    };
  }

  private Expr shifted(Expr expr, Expr.Shift shift) {
    int end = words.last().end();
    Span span = new Span(expr.span().start(), end);
    return switch (expr) {
      case Expr.Selector selector -> new Expr.Selector(selector.matchers(), shift, span);
      case Expr.Range range ->
          new Expr.Range(
              new Expr.Selector(range.selector().matchers(), shift, range.selector().span()),
              range.millis(),
              span);
      case Expr.Subquery subquery ->
          new Expr.Subquery(subquery.inner(), subquery.millis(), subquery.step(), shift, span);
      default -> expr;
    };
  }
}
