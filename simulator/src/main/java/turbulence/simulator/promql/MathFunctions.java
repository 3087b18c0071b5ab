package turbulence.simulator.promql;

/// Functions of one number.
final class MathFunctions {
  private MathFunctions() {}

  static double of(String name, double x) {
    return switch (name) {
      case "abs" -> Math.abs(x);
      case "ceil" -> Math.ceil(x);
      case "floor" -> Math.floor(x);
      case "exp" -> Math.exp(x);
      case "ln" -> Math.log(x);
      case "log2" -> log2(x);
      case "log10" -> Math.log10(x);
      case "sqrt" -> Math.sqrt(x);
      case "sgn" -> Math.signum(x);
      case "deg" -> x * 180 / Math.PI;
      case "rad" -> x * Math.PI / 180;
      default -> angle(name, x);
    };
  }

  /// Powers of two have whole logarithms.
  private static double log2(double x) {
    int whole = Math.getExponent(x);
    return x > 0 && x == Math.scalb(1.0, whole) ? whole : Math.log(x) / Math.log(2);
  }

  private static double angle(String name, double x) {
    return switch (name) {
      case "sin" -> Math.sin(x);
      case "cos" -> Math.cos(x);
      case "tan" -> Math.tan(x);
      case "asin" -> Math.asin(x);
      case "acos" -> Math.acos(x);
      case "atan" -> Math.atan(x);
      case "sinh" -> Math.sinh(x);
      case "cosh" -> Math.cosh(x);
      case "tanh" -> Math.tanh(x);
      case "asinh" ->
          Double.isInfinite(x) ? x : Math.copySign(Math.log(Math.abs(x) + Math.hypot(x, 1)), x);
      case "acosh" -> Math.log(x + Math.sqrt(x * x - 1));
      case "atanh" -> 0.5 * Math.log((1 + x) / (1 - x));
      default -> throw new IllegalStateException("no function " + name);
    };
  }
}
