package turbulence.experiment.python;

/// One item of a pattern after the other; the last one may still be repeated.
final class RegexSequence {
  private enum Last {
    NOTHING,
    ANCHOR,
    ITEM,
    REPEATED
  }

  private final StringBuilder java = new StringBuilder();
  private long least;
  private long most;
  private Piece last = Piece.none("");
  private Last kind = Last.NOTHING;

  void add(Piece item) {
    settle(item, Last.ITEM);
  }

  void anchor(String spelling) {
    settle(Piece.none(spelling), Last.ANCHOR);
  }

  void repeat(RegexQuantifier quantifier, RegexSource in, int start) throws BadPattern {
    if (kind == Last.NOTHING || kind == Last.ANCHOR) {
      throw BadPattern.refused("nothing to repeat", start);
    }
    if (kind == Last.REPEATED) {
      throw BadPattern.refused("multiple repeat", start);
    }
    last = last.times(quantifier.from(), quantifier.to(), quantifier.java(in, start));
    kind = Last.REPEATED;
  }

  Piece all() {
    settle(Piece.none(""), Last.NOTHING);
    return new Piece(java.toString(), least, most);
  }

  private void settle(Piece next, Last nextKind) {
    java.append(last.java());
    least = Math.min(Piece.MANY, least + last.least());
    most = Math.min(Piece.MANY, most + last.most());
    last = next;
    kind = nextKind;
  }
}
