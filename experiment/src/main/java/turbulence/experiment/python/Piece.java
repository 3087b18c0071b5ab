package turbulence.experiment.python;

/// A part of a pattern in Java's spelling.
///
/// @param least the fewest characters that it matches
/// @param most the most characters that it matches
record Piece(String java, long least, long most) {
  static final long MANY = 0xffff_ffffL;

  static Piece one(String java) {
    return new Piece(java, 1, 1);
  }

  static Piece none(String java) {
    return new Piece(java, 0, 0);
  }

  Piece then(Piece next) {
    return new Piece(
        java + next.java, Math.min(MANY, least + next.least), Math.min(MANY, most + next.most));
  }

  Piece or(Piece other) {
    return new Piece(
        java + "|" + other.java, Math.min(least, other.least), Math.max(most, other.most));
  }

  Piece within(String before, String after) {
    return new Piece(before + java + after, least, most);
  }

  /// @param from how often at least
  /// @param to how often at most
  Piece times(long from, long to, String quantifier) {
    return new Piece(
        java + quantifier, Math.min(MANY, least * from), most == 0 ? 0 : Math.min(MANY, most * to));
  }

  Piece withoutWidth() {
    return none(java);
  }
}
