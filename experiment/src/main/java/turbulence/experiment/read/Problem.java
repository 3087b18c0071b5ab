package turbulence.experiment.read;

import org.jspecify.annotations.Nullable;

/// Something wrong, or doubtful, in what the author wrote.
///
/// @param path where, such as `method[2].provider.arguments.qty`; empty for the whole document
/// @param message what was expected and what came, with a suggestion when there is one
/// @param classic what Chaos Toolkit says of it; null when it says nothing
/// @param severity whether it stops a run
/// @param line in the file, from 1; 0 when it is not known
public record Problem(
    String path, String message, @Nullable String classic, Severity severity, int line) {

  /// Whether it stops a run.
  public enum Severity {
    ERROR,
    WARNING
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// The same problem, in that line.
  public Problem at(int newLine) {
    return new Problem(path, message, classic, severity, newLine);
  }

  @Override
  public String toString() {
    return (path.isEmpty() ? "" : path + " ") + message + (line > 0 ? " (line " + line + ")" : "");
  }
}
