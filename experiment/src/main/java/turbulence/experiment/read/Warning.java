package turbulence.experiment.read;

/// Something doubtful that does not keep a document from being read.
public record Warning(String message, Position position) {
  @Override
  public String toString() {
    return position + ": " + message;
  }
}
