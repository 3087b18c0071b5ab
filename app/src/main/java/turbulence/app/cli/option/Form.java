package turbulence.app.cli.option;

/// What the value of an option looks like.
public enum Form {
  /// No value: given or not.
  FLAG(""),
  TEXT("TEXT"),
  NUMBER("FLOAT"),
  WHOLE("INTEGER"),
  CHOICE("CHOICE"),
  /// A path that need not exist.
  PATH("PATH"),
  /// A file that must exist.
  FILE("FILE"),
  /// A directory that must exist.
  DIRECTORY("DIRECTORY");

  private final String word;

  Form(String word) {
    this.word = word;
  }

  /// The word for the value in help texts.
  public String word() {
    return word;
  }

  public boolean takesValue() {
    return this != FLAG;
  }
}
