package turbulence.simulator.promql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression of the query language.
sealed interface Expr {
  Span span();

  Type type();

  /// A number.
  record Constant(double value, Span span) implements Expr {
    @Override
    public Type type() {
      return Type.SCALAR;
    }
  }

  /// A text.
  record Literal(String text, Span span) implements Expr {
    @Override
    public Type type() {
      return Type.STRING;
    }
  }

  /// At which time it is looked, seen from the time of evaluation.
  ///
  /// @param offset milliseconds back
  record Shift(long offset, @Nullable Anchor anchor) {
    static final Shift NONE = new Shift(0, null);

    boolean isNone() {
      return offset == 0 && anchor == null;
    }
  }

  /// A fixed time: of `@`.
  sealed interface Anchor {
    /// Milliseconds since 1970.
    record Moment(long millis) implements Anchor {}

    /// The first or the last step of the query.
    record Border(boolean end) implements Anchor {}
  }

  /// Series by their labels: the latest sample of each.
  record Selector(List<Matcher> matchers, Shift shift, Span span) implements Expr {
    @Override
    public Type type() {
      return Type.VECTOR;
    }
  }

  /// Series by their labels: the samples of a while.
  record Range(Selector selector, long millis, Span span) implements Expr {
    @Override
    public Type type() {
      return Type.MATRIX;
    }
  }

  /// What an expression came to at many moments of a while.
  ///
  /// @param step milliseconds; 0 for the usual
  record Subquery(Expr inner, long millis, long step, Shift shift, Span span) implements Expr {
    @Override
    public Type type() {
      return Type.MATRIX;
    }
  }

  /// In parentheses.
  record Paren(Expr inner, Span span) implements Expr {
    @Override
    public Type type() {
      return inner.type();
    }
  }

  /// With a sign before it.
  record Unary(boolean negative, Expr inner, Span span) implements Expr {
    @Override
    public Type type() {
      return inner.type();
    }
  }

  /// Two expressions and what is done with them.
  ///
  /// @param bool whether a comparison says 0 or 1 instead of choosing
  /// @param sign where the operator stands
  record Binary(
      Operator operator,
      Expr left,
      Expr right,
      boolean bool,
      @Nullable Matching matching,
      Span sign,
      Span span,
      Type type)
      implements Expr {
    Matching match() {
      return matching == null ? Matching.USUAL : matching;
    }
  }

  /// Which samples of two vectors belong together.
  ///
  /// @param on whether only the labels count, or all others
  /// @param include labels that come over from the side of which there is one
  record Matching(boolean on, List<String> labels, Side many, List<String> include) {
    static final Matching USUAL = new Matching(false, List.of(), Side.NEITHER, List.of());
  }

  /// On which side several samples may belong to one.
  enum Side {
    NEITHER,
    LEFT,
    RIGHT
  }

  /// Many samples made fewer.
  ///
  /// @param operation its name, such as `sum`
  /// @param without whether the labels are those that are taken away
  record Aggregate(
      String operation,
      @Nullable Expr parameter,
      Expr inner,
      boolean without,
      List<String> labels,
      Span span)
      implements Expr {
    @Override
    public Type type() {
      return Type.VECTOR;
    }
  }

  /// A function of something.
  record Call(Signature function, List<Expr> arguments, Span span) implements Expr {
    @Override
    public Type type() {
      return function.result();
    }
  }

  /// Without the parentheses around it.
  static Expr bare(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Paren paren) {
      inner = paren.inner();
    }
    return inner;
  }
}
