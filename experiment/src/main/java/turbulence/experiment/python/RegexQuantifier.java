package turbulence.experiment.python;

import org.jspecify.annotations.Nullable;

/// How often something is repeated: `*`, `+?`, `{2,}+`.
///
/// @param to [Piece#MANY] when there is no limit
/// @param mode empty for as often as possible, `?` for as seldom, `+` for without giving back
record RegexQuantifier(long from, long to, String mode) {

  /// Null, and nothing read, when no quantifier comes next.
  static @Nullable RegexQuantifier read(RegexSource in) throws BadPattern {
    return switch (in.peek()) {
      case '*' -> simple(in, 0, Piece.MANY);
      case '+' -> simple(in, 1, Piece.MANY);
      case '?' -> simple(in, 0, 1);
      case '{' -> counted(in);
      default -> null;
    };
  }

  private static RegexQuantifier simple(RegexSource in, long from, long to) {
    in.next();
    return new RegexQuantifier(from, to, mode(in));
  }

  private static @Nullable RegexQuantifier counted(RegexSource in) throws BadPattern {
    int start = in.at();
    in.next();
    if (in.peek() == '}') {
      in.backTo(start);
      return null;
    }
    String low = in.take(Integer.MAX_VALUE, RegexEscapes.DIGITS);
    boolean open = in.accept(',');
    String high = open ? in.take(Integer.MAX_VALUE, RegexEscapes.DIGITS) : low;
    if (!in.accept('}')) {
      in.backTo(start);
      return null;
    }
    long from = low.isEmpty() ? 0 : count(low, start);
    long to = high.isEmpty() ? Piece.MANY : count(high, start);
    if (to < from) {
      throw BadPattern.refused("min repeat greater than max repeat", start);
    }
    return new RegexQuantifier(from, to, mode(in));
  }

  private static long count(String digits, int start) throws BadPattern {
    long count = digits.length() > 12 ? Piece.MANY : Long.parseLong(digits);
    if (count >= Piece.MANY) {
      throw BadPattern.refused("the repetition number is too large", start);
    }
    return count;
  }

  private static String mode(RegexSource in) {
    return in.accept('?') ? "?" : in.accept('+') ? "+" : "";
  }

  String java(RegexSource in, int start) throws BadPattern {
    if (from > Integer.MAX_VALUE) {
      throw BadPattern.untranslatable("too many repeats " + in.since(start), start);
    }
    return "{" + from + "," + (to > Integer.MAX_VALUE ? "" : to) + "}" + mode;
  }
}
