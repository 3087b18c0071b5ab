package turbulence.app.view;

/// Text measured in the columns that it takes on a terminal.
final class Columns {
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F,
    0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
  };

  private Columns() {}

  static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      columns += of(text.codePointAt(i));
    }
    return columns;
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
        return 2;
      }
    }
    return 1;
  }

  /// The text on one line, cut to that many columns. Control characters become blanks: what a
  /// system answers must not steer the terminal.
  static String cut(String text, int columns, String ellipsis) {
    StringBuilder out = new StringBuilder();
    int room = columns - ellipsis.length();
    int used = 0;
    int fits = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      used += of(codePoint);
      if (used > columns) {
        out.setLength(fits);
        return columns < ellipsis.length() ? "" : out.append(ellipsis).toString();
      }
      out.appendCodePoint(Character.isISOControl(codePoint) ? ' ' : codePoint);
      fits = used <= room ? out.length() : fits;
    }
    return out.toString();
  }

  /// The text filled up with blanks.
  static String fill(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /// The text without control characters, newlines aside.
  static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      out.append(Character.isISOControl(letter) && letter != '\n' ? ' ' : letter);
    }
    return out.toString();
  }

  /// The text in lines of at most that many columns where blanks allow it, all but the first
  /// indented.
  static String wrap(String text, int indent, int columns) {
    StringBuilder out = new StringBuilder();
    for (String line : harmless(text).split("\n", -1)) {
      out.append(out.isEmpty() ? "" : "\n" + " ".repeat(indent));
      int used = indent;
      for (String word : line.split(" ", -1)) {
        int width = of(word);
        if (used > indent && used + 1 + width > columns) {
          out.append('\n').append(" ".repeat(indent));
          used = indent;
        } else if (used > indent) {
          out.append(' ');
          used++;
        }
        out.append(word);
        used += width;
      }
    }
    return out.toString();
  }
}
