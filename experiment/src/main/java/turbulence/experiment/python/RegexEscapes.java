package turbulence.experiment.python;

/// Characters and escapes that stand for one character, and how Java spells them.
final class RegexEscapes {
  static final String DIGITS = "0123456789";
  static final String OCTAL = "01234567";
  private static final String HEX = "0123456789abcdefABCDEF";
  private static final int BIGGEST_OCTAL = 0377;

  private RegexEscapes() {}

  /// The character in Java's spelling; it means itself inside and outside of brackets.
  static String literal(int point) {
    boolean plain = (Character.isLetterOrDigit(point) && point < 0x80) || point == '_';
    return plain ? Character.toString(point) : "\\x{" + Integer.toHexString(point) + "}";
  }

  /// The character that an escape stands for, its backslash and letter already read.
  ///
  /// @param start where the backslash is
  static int point(RegexSource in, int letter, int start) throws BadPattern {
    return switch (letter) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'x' -> hex(in, 2, start);
      case 'u' -> hex(in, 4, start);
      case 'U' -> hex(in, 8, start);
      case 'N' -> named(in, start);
      case RegexSource.END -> throw BadPattern.refused("bad escape (end of pattern)", start);
      default -> {
        if (letter < 0x80 && Character.isLetterOrDigit(letter)) {
          throw bad(in, start);
        }
        yield letter;
      }
    };
  }

  static BadPattern bad(RegexSource in, int start) {
    return BadPattern.refused("bad escape " + in.since(start), start);
  }

  /// The character of an octal number.
  static int octal(RegexSource in, String digits, int start) throws BadPattern {
    int point = Integer.parseInt(digits, 8);
    if (point > BIGGEST_OCTAL) {
      throw BadPattern.refused(
          "octal escape value " + in.since(start) + " outside of range 0-0o377", start);
    }
    return point;
  }

  private static int hex(RegexSource in, int digits, int start) throws BadPattern {
    String number = in.take(digits, HEX);
    if (number.length() < digits) {
      throw BadPattern.refused("incomplete escape " + in.since(start), start);
    }
    long point = Long.parseLong(number, 16);
    if (point > Character.MAX_CODE_POINT) {
      throw bad(in, start);
    }
    return (int) point;
  }

  private static int named(RegexSource in, int start) throws BadPattern {
    if (!in.accept('{')) {
      throw BadPattern.refused("missing {", in.at());
    }
    String name = in.takeUntil('}', "character name");
    try {
      return Character.codePointOf(name);
    } catch (IllegalArgumentException unknown) {
      throw BadPattern.refused("undefined character name '" + name + "'", start);
    }
  }
}
