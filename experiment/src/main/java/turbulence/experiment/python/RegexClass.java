package turbulence.experiment.python;

/// What stands between brackets: `[a-z\d]`.
final class RegexClass {
  private static final int CATEGORY = -2;

  private final RegexSource in;
  private final RegexFlags flags;
  private final int start;
  private final StringBuilder members = new StringBuilder();
  private String category = "";

  private RegexClass(RegexSource in, RegexFlags flags) {
    this.in = in;
    this.flags = flags;
    this.start = in.at() - 1;
  }

  /// Reads on from behind the opening bracket.
  static Piece read(RegexSource in, RegexFlags flags) throws BadPattern {
    return new RegexClass(in, flags).read();
  }

  private Piece read() throws BadPattern {
    boolean opposite = in.accept('^');
    boolean any = false;
    while (!any || in.peek() != ']') {
      readMember();
      any = true;
    }
    in.next();
    return Piece.one((opposite ? "[^" : "[") + members + "]");
  }

  private void readMember() throws BadPattern {
    int from = in.at();
    int low = readPoint();
    String lowCategory = category;
    if (in.peek() == '-' && in.peek(1) == RegexSource.END) {
      throw unterminated();
    }
    if (in.peek() != '-' || in.peek(1) == ']') {
      add(low, lowCategory);
      return;
    }
    in.next();
    int high = readPoint();
    if (low == CATEGORY || high == CATEGORY || high < low) {
      throw BadPattern.refused("bad character range " + in.since(from), from);
    }
    members.append(RegexEscapes.literal(low)).append('-').append(RegexEscapes.literal(high));
  }

  private void add(int point, String itsCategory) {
    members.append(point == CATEGORY ? itsCategory : RegexEscapes.literal(point));
  }

  /// The next character, or [#CATEGORY] when it is a whole set of them.
  private int readPoint() throws BadPattern {
    int at = in.at();
    int point = in.next();
    if (point == RegexSource.END) {
      throw unterminated();
    }
    return point == '\\' ? readEscape(at) : point;
  }

  private int readEscape(int at) throws BadPattern {
    int letter = in.next();
    return switch (letter) {
      case 'd', 's', 'w' -> category(flags.members(letter));
      case 'D', 'S', 'W' -> category(flags.category(letter));
      case 'b' -> '\b';
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        String digits = Character.toString(letter) + in.take(2, RegexEscapes.OCTAL);
        yield RegexEscapes.octal(in, digits, at);
      }
      default -> RegexEscapes.point(in, letter, at);
    };
  }

  private int category(String itsMembers) {
    category = itsMembers;
    return CATEGORY;
  }

  private BadPattern unterminated() {
    return BadPattern.refused("unterminated character set", start);
  }
}
