package turbulence.experiment.python;

/// The flags of Python's regular expressions, and Java's spelling of what they change.
///
/// @param bits one bit for each letter of [#LETTERS]
record RegexFlags(int bits) {
  static final RegexFlags NONE = new RegexFlags(0);
  private static final String LETTERS = "imsxau";
  private static final String UNICODE_SPACE =
      "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

  boolean ignoreCase() {
    return has('i');
  }

  boolean multiline() {
    return has('m');
  }

  boolean dotAll() {
    return has('s');
  }

  boolean verbose() {
    return has('x');
  }

  boolean ascii() {
    return has('a');
  }

  private boolean has(char letter) {
    return (bits & 1 << LETTERS.indexOf(letter)) != 0;
  }

  static boolean isLetter(int point) {
    return point != RegexSource.END && "aiLmsux".indexOf(point) >= 0;
  }

  static int bit(int letter) {
    return 1 << LETTERS.indexOf(letter);
  }

  RegexFlags with(int added, int removed) {
    int charset = bit('a') | bit('u');
    int kept = (added & charset) == 0 ? bits : bits & ~charset;
    return new RegexFlags((kept | added) & ~removed);
  }

  /// The opening of a group in which these flags hold.
  String opening() {
    return !ignoreCase() ? "(?-iu:" : ascii() ? "(?i-u:" : "(?iu:";
  }

  /// The members of \d, \s or \w, for use between brackets.
  String members(int category) {
    return switch (category) {
      case 'd' -> ascii() ? "0-9" : "\\p{Nd}";
      case 's' -> ascii() ? "\\t-\\r\\x20" : UNICODE_SPACE;
      case 'w' -> ascii() ? "a-zA-Z0-9_" : "\\p{L}\\p{N}_";
      default -> throw new IllegalArgumentException(Character.toString(category));
    };
  }

  /// \d, \s, \w or one of their opposites.
  String category(int letter) {
    boolean opposite = Character.isUpperCase(letter);
    return (opposite ? "[^" : "[") + members(Character.toLowerCase(letter)) + "]";
  }

  String dot() {
    return dotAll() ? "[\\x{0}-\\x{10FFFF}]" : "[^\\n]";
  }

  String lineStart() {
    return multiline() ? "(?<![^\\n])" : "\\A";
  }

  String lineEnd() {
    return multiline() ? "(?=\\n|\\z)" : "(?=\\n?\\z)";
  }

  String wordEdge() {
    String word = category('w');
    return "(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))";
  }

  /// Within a word or outside of one; never in an empty text.
  String noWordEdge() {
    String word = category('w');
    return "(?:(?<=" + word + ")(?=" + word + ")|(?!\\A\\z)(?<!" + word + ")(?!" + word + "))";
  }
}
