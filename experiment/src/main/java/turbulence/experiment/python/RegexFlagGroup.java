package turbulence.experiment.python;

/// Flags in a pattern: `(?i)`, or the start of `(?i-m:...)`.
///
/// @param added bits of flags that are turned on
/// @param removed bits of flags that are turned off
/// @param global whether they are for the whole pattern
record RegexFlagGroup(int added, int removed, boolean global) {
  private static final int CHARSET = RegexFlags.bit('a') | RegexFlags.bit('u');

  /// Reads on from behind the question mark.
  static RegexFlagGroup read(RegexSource in, int start) throws BadPattern {
    int added = 0;
    if (in.peek() != '-') {
      added = letters(in, start, "missing -, : or )");
      if (in.accept(')')) {
        return new RegexFlagGroup(added, 0, true);
      }
    }
    int removed = in.accept('-') ? removed(in, start) : 0;
    in.next();
    if ((added & removed) != 0) {
      throw BadPattern.refused("bad inline flags: flag turned on and off", start);
    }
    return new RegexFlagGroup(added, removed, false);
  }

  RegexFlags on(RegexFlags flags) {
    return flags.with(added, removed);
  }

  private static int removed(RegexSource in, int start) throws BadPattern {
    if (in.peek() == RegexSource.END) {
      throw BadPattern.refused("missing flag", start);
    }
    if (!RegexFlags.isLetter(in.peek())) {
      throw BadPattern.refused(isLetter(in.peek()) ? "unknown flag" : "missing flag", start);
    }
    int removed = 0;
    do {
      int letter = in.next();
      if (letter == 'a' || letter == 'u' || letter == 'L') {
        throw BadPattern.refused("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", start);
      }
      removed |= RegexFlags.bit(letter);
      refuse(in, start, "missing :");
    } while (in.peek() != ':');
    return removed;
  }

  private static int letters(RegexSource in, int start, String missing) throws BadPattern {
    int added = 0;
    do {
      int letter = in.next();
      if (letter == 'L') {
        throw BadPattern.refused("bad inline flags: cannot use 'L' flag with a str pattern", start);
      }
      added |= RegexFlags.bit(letter);
      if ((added & CHARSET) == CHARSET) {
        throw BadPattern.refused(
            "bad inline flags: flags 'a', 'u' and 'L' are incompatible", start);
      }
      if (in.peek() != ')' && in.peek() != '-') {
        refuse(in, start, missing);
      }
    } while (in.peek() != ')' && in.peek() != '-' && in.peek() != ':');
    return added;
  }

  /// Refuses what is neither a flag nor a colon.
  private static void refuse(RegexSource in, int start, String missing) throws BadPattern {
    int point = in.peek();
    if (point != ':' && !RegexFlags.isLetter(point)) {
      throw BadPattern.refused(isLetter(point) ? "unknown flag" : missing, start);
    }
  }

  private static boolean isLetter(int point) {
    return point != RegexSource.END && Character.isLetter(point);
  }
}
