package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.promql.Token.Kind;

/// Reads a query.
final class Parser {
  /// Deeper than anybody writes; what is deeper would end this process's stack.
  private static final int DEEPEST = 400;

  private final Words words;
  private final Modifiers modifiers;
  private int depth;

  private Parser(String query) {
    this.words = new Words(query);
    this.modifiers = new Modifiers(words);
  }

  /// Reads a query and checks that its parts fit.
  static Expr parse(String query) {
    Parser parser = new Parser(query);
    if (parser.words.peek().kind() == Kind.END) {
      throw parser.words.invalid(query.length(), "no expression found in input");
    }
    Expr expr = parser.expression(0);
    if (parser.words.peek().kind() != Kind.END) {
      throw parser.words.unexpected("", "");
    }
    new Checks(query).check(expr);
    return expr;
  }

  /// A selector alone, as `match[]` has it.
  static List<Matcher> parseSelector(String query) {
    Parser parser = new Parser(query);
    Expr expr = parser.primary();
    if (parser.words.peek().kind() != Kind.END) {
      throw parser.words.unexpected("", "");
    } else if (!(expr instanceof Expr.Selector selector)) {
      throw parser.words.invalid(0, "expected a vector selector");
    } else {
      return selector.matchers();
    }
  }

  private Expr expression(int rank) {
    int outer = depth++;
    Expr left = signed();
    Operator operator = Operator.of(words.peek());
    while (operator != null && operator.rank >= rank) {
      depth++;
      left = binary(left, operator);
      operator = Operator.of(words.peek());
    }
    depth = outer;
    return left;
  }

  private Expr binary(Expr left, Operator operator) {
    Token sign = words.take();
    boolean bool = words.takes("bool");
    Expr.Matching matching = matching();
    Expr right = expression(operator.next());
    Span place = new Span(sign.start(), sign.end());
    Span span = left.span().to(right.span());
    boolean scalars = left.type() == Type.SCALAR && right.type() == Type.SCALAR;
    Type type = scalars ? Type.SCALAR : Type.VECTOR;
    return new Expr.Binary(operator, left, right, bool, matching, place, span, type);
  }

  private Expr.@Nullable Matching matching() {
    boolean on = words.nextIs("on");
    if (!on && !words.nextIs("ignoring")) {
      return null;
    }
    words.take();
    List<String> labels = labels();
    Expr.Side many =
        words.nextIs("group_left")
            ? Expr.Side.LEFT
            : words.nextIs("group_right") ? Expr.Side.RIGHT : Expr.Side.NEITHER;
    List<String> include = List.of();
    if (many != Expr.Side.NEITHER) {
      words.take();
      include = words.nextIs("(") ? labels() : List.of();
    }
    return new Expr.Matching(on, labels, many, include);
  }

  private List<String> labels() {
    words.require("(", "grouping opts");
    List<String> labels = new ArrayList<>();
    while (!words.nextIs(")")) {
      Token label = words.peek();
      if (label.kind() == Kind.STRING) {
        labels.add(Quoting.unquoted(words.take().text()));
      } else if (label.isWord() && label.kind() != Kind.METRIC) {
        labels.add(words.take().text());
      } else {
        throw words.unexpected("grouping opts", "label");
      }
      if (!words.nextIs(")") && !words.takes(",")) {
        throw words.unexpected("grouping opts", "\",\" or \")\"");
      }
    }
    words.take();
    return labels;
  }

  private Expr signed() {
    if (depth > DEEPEST) {
      throw words.invalid(words.peek().start(), "expression nested too deeply");
    }
    Token sign = words.peek();
    if (!sign.is("-") && !sign.is("+")) {
      return postfix();
    }
    words.take();
    Expr inner = expression(Operator.SIGNED);
    Span span = new Span(sign.start(), inner.span().end());
    if (inner instanceof Expr.Constant constant) {
      return new Expr.Constant(sign.is("-") ? -constant.value() : constant.value(), span);
    }
    return new Expr.Unary(sign.is("-"), inner, span);
  }

  private Expr postfix() {
    Expr expr = primary();
    while (true) {
      if (words.nextIs("[")) {
        expr = modifiers.brackets(expr);
      } else if (words.nextIs("offset")) {
        expr = modifiers.offset(expr);
      } else if (words.nextIs("@")) {
        expr = modifiers.at(expr);
      } else {
        return expr;
      }
    }
  }

  private Expr primary() {
    Token token = words.peek();
    Span span = new Span(token.start(), token.end());
    return switch (token.kind()) {
      case NUMBER -> new Expr.Constant(modifiers.number(words.take()), span);
      case DURATION -> new Expr.Constant(modifiers.millis(words.take()) / 1000.0, span);
      case STRING -> new Expr.Literal(Quoting.unquoted(words.take().text()), span);
      case AGGREGATOR ->
          words.afterNextIs("(") || words.afterNextIs("by") || words.afterNextIs("without")
              ? aggregate()
              : selector();
      case IDENTIFIER -> words.afterNextIs("(") ? call() : selector();
      default -> other(token);
    };
  }

  private Expr other(Token token) {
    if (token.is("{") || token.kind() == Kind.METRIC || isName(token)) {
      return selector();
    } else if (!token.is("(")) {
      throw words.unexpected("", "");
    }
    words.take();
    Expr inner = expression(0);
    Token end = words.require(")", "");
    return new Expr.Paren(inner, new Span(token.start(), end.end()));
  }

  /// Some words of the language may be names of metrics, too.
  private static boolean isName(Token token) {
    return token.isWord()
        && !token.is("bool")
        && !token.is("on")
        && !token.is("ignoring")
        && !token.is("group_left")
        && !token.is("group_right");
  }

  private Expr selector() {
    return new SelectorReader(words).read();
  }

  private Expr call() {
    Token name = words.take();
    Signature function = Signature.of(name.text());
    if (function == null) {
      throw words.invalid(
          name.start(), "unknown function with name " + Quoting.quoted(name.text()));
    }
    List<Expr> arguments = arguments();
    return new Expr.Call(function, arguments, new Span(name.start(), words.last().end()));
  }

  private List<Expr> arguments() {
    words.require("(", "");
    List<Expr> arguments = new ArrayList<>();
    while (!words.nextIs(")")) {
      arguments.add(expression(0));
      int comma = words.peek().start();
      if (!words.takes(",")) {
        break;
      } else if (words.nextIs(")")) {
        throw words.invalid(comma, "trailing commas not allowed in function call args");
      }
    }
    words.require(")", "");
    return arguments;
  }

  private Expr aggregate() {
    Token name = words.take();
    boolean before = !words.nextIs("(");
    boolean without = words.nextIs("without");
    List<String> labels = before ? grouping() : List.of();
    List<Expr> arguments = arguments();
    if (!before && (words.nextIs("by") || words.nextIs("without"))) {
      without = words.nextIs("without");
      labels = grouping();
    }
    Span span = new Span(name.start(), words.last().end());
    int wanted = Aggregation.hasParameter(name.lower()) ? 2 : 1;
    if (arguments.isEmpty()) {
      throw words.invalid(name.start(), "no arguments for aggregate expression provided");
    } else if (arguments.size() != wanted) {
      throw words.invalid(
          name.start(),
          "wrong number of arguments for aggregate expression provided, expected "
              + wanted
              + ", got "
              + arguments.size());
    }
    return new Expr.Aggregate(
        name.lower(),
        wanted == 2 ? arguments.getFirst() : null,
        arguments.getLast(),
        without,
        labels,
        span);
  }

  private List<String> grouping() {
    words.take();
    return labels();
  }
}
