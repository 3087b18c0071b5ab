package turbulence.experiment.python;

import org.jspecify.annotations.Nullable;

/// Reads a pattern in Python's syntax and writes the same in Java's.
final class RegexTranslator {
  private static final int DEEPEST = 250;

  private final RegexSource in;
  private final RegexGroups groups;
  private int depth;

  private RegexTranslator(String pattern) {
    this.in = new RegexSource(pattern);
    this.groups = new RegexGroups(in, this);
  }

  static String translate(String pattern) throws BadPattern {
    RegexTranslator translator = new RegexTranslator(pattern);
    RegexFlags flags = translator.groups.readGlobalFlags();
    Piece all = translator.readAlternatives(flags);
    if (translator.in.peek() != RegexSource.END) {
      throw BadPattern.refused("unbalanced parenthesis", translator.in.at());
    }
    translator.groups.checkLookBehinds();
    return flags.opening() + all.java() + ")";
  }

  Piece readAlternatives(RegexFlags flags) throws BadPattern {
    if (++depth > DEEPEST) {
      throw BadPattern.untranslatable("more than " + DEEPEST + " groups in each other", in.at());
    }
    Piece all = readSequence(flags);
    while (in.accept('|')) {
      all = all.or(readSequence(flags));
    }
    depth--;
    return all;
  }

  private Piece readSequence(RegexFlags flags) throws BadPattern {
    RegexSequence sequence = new RegexSequence();
    while (true) {
      if (flags.verbose()) {
        in.skipSpaceAndComments();
      }
      int point = in.peek();
      if (point == RegexSource.END || point == '|' || point == ')') {
        return sequence.all();
      }
      if (groups.skipComment()) {
        continue;
      }
      int start = in.at();
      RegexQuantifier quantifier = RegexQuantifier.read(in);
      if (quantifier == null) {
        readItem(flags, sequence);
      } else {
        sequence.repeat(quantifier, in, start);
      }
    }
  }

  private void readItem(RegexFlags flags, RegexSequence sequence) throws BadPattern {
    int start = in.at();
    int point = in.next();
    switch (point) {
      case '^' -> sequence.anchor(flags.lineStart());
      case '$' -> sequence.anchor(flags.lineEnd());
      case '.' -> sequence.add(Piece.one(flags.dot()));
      case '[' -> sequence.add(RegexClass.read(in, flags));
      case '(' -> sequence.add(groups.read(flags, start));
      case '\\' -> readEscape(flags, sequence, start);
      default -> sequence.add(Piece.one(RegexEscapes.literal(point)));
    }
  }

  private void readEscape(RegexFlags flags, RegexSequence sequence, int start) throws BadPattern {
    int letter = in.next();
    switch (letter) {
      case 'A' -> sequence.anchor("\\A");
      case 'Z' -> sequence.anchor("\\z");
      case 'b' -> sequence.anchor(flags.wordEdge());
      case 'B' -> sequence.anchor(flags.noWordEdge());
      case 'd', 's', 'w', 'D', 'S', 'W' -> sequence.add(Piece.one(flags.category(letter)));
      default -> {
        Piece number = readNumber(letter, start);
        sequence.add(
            number != null
                ? number
                : Piece.one(RegexEscapes.literal(RegexEscapes.point(in, letter, start))));
      }
    }
  }

  /// An octal number or the number of a group; null when it is no number.
  private @Nullable Piece readNumber(int first, int start) throws BadPattern {
    if (first == RegexSource.END || RegexEscapes.DIGITS.indexOf(first) < 0) {
      return null;
    }
    String digits = Character.toString(first);
    if (first == '0') {
      digits += in.take(2, RegexEscapes.OCTAL);
      return Piece.one(RegexEscapes.literal(RegexEscapes.octal(in, digits, start)));
    }
    digits += in.take(1, RegexEscapes.DIGITS);
    if (digits.length() == 2 && isOctal(digits) && isOctal(in.peek())) {
      digits += in.take(1, RegexEscapes.OCTAL);
      return Piece.one(RegexEscapes.literal(RegexEscapes.octal(in, digits, start)));
    }
    return groups.reference(Integer.parseInt(digits), start);
  }

  private static boolean isOctal(String digits) {
    return isOctal(digits.charAt(0)) && isOctal(digits.charAt(1));
  }

  private static boolean isOctal(int point) {
    return point >= '0' && point <= '7';
  }
}
