package turbulence.experiment.read;

/// A place in a text, counted from 1; 0 where it is not known.
public record Position(int line, int column) {
  public static final Position UNKNOWN = new Position(0, 0);

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
