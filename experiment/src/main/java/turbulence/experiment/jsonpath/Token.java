package turbulence.experiment.jsonpath;

/// A word of a jsonpath2 path.
///
/// @param text as written; of a text, what stands between the quotes, escapes and all
/// @param at where it starts
record Token(Kind kind, String text, int at) {
  /// What a token can be.
  enum Kind {
    /// A sign or a reserved word; its text says which.
    SIGN,
    NAME,
    TEXT,
    NUMBER,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /// How messages name it.
  String shown() {
    return kind == Kind.END ? "the end" : text;
  }
}
