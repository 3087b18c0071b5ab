package turbulence.simulator.promql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is done with two expressions.
enum Operator {
  OR("or", 1),
  AND("and", 2),
  UNLESS("unless", 2),
  EQUAL("==", 3),
  UNEQUAL("!=", 3),
  BELOW("<", 3),
  BELOW_OR_EQUAL("<=", 3),
  ABOVE(">", 3),
  ABOVE_OR_EQUAL(">=", 3),
  PLUS("+", 4),
  MINUS("-", 4),
  TIMES("*", 5),
  BY("/", 5),
  REST("%", 5),
  ATAN2("atan2", 5),
  POWER("^", 6);

  /// Signs before an expression bind as multiplication does, below powers.
  static final int SIGNED = 6;

  final String sign;

  /// The higher, the sooner it is done.
  final int rank;

  Operator(String sign, int rank) {
    this.sign = sign;
    this.rank = rank;
  }

  static @Nullable Operator of(Token token) {
    if (token.kind() == Token.Kind.OPERATOR) {
      String sign = token.text().toLowerCase(Locale.ROOT);
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
    }
    return null;
  }

  boolean isSet() {
    return rank < 3;
  }

  boolean isComparison() {
    return rank == 3;
  }

  /// The operand after it begins what binds closer; powers begin from the right.
  int next() {
    return this == POWER ? rank : rank + 1;
  }

  double apply(double left, double right) {
    return switch (this) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case BY -> left / right;
      case REST -> left % right;
      case POWER -> power(left, right);
      case ATAN2 -> Math.atan2(left, right);
      default -> holds(left, right) ? 1 : 0;
    };
  }

  /// Go's powers of one are one, whatever the exponent.
  private static double power(double left, double right) {
    boolean one = left == 1 || left == -1 && Double.isInfinite(right);
    return one ? 1 : Math.pow(left, right);
  }

  boolean holds(double left, double right) {
    return switch (this) {
      case EQUAL -> left == right;
      case UNEQUAL -> left != right;
      case BELOW -> left < right;
      case BELOW_OR_EQUAL -> left <= right;
      case ABOVE -> left > right;
      case ABOVE_OR_EQUAL -> left >= right;
      default -> throw new IllegalStateException(sign + " compares nothing");
    };
  }
}
