package turbulence.faults.kubernetes.select;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.python.BadPattern;
import turbulence.experiment.python.NoAnswer;
import turbulence.experiment.python.PythonRegex;

/// A regular expression that is found anywhere in a name.
public final class NamePattern {
  private final String about;
  private final @Nullable PythonRegex regex;

  private NamePattern(String about, @Nullable PythonRegex regex) {
    this.about = about;
    this.regex = regex;
  }

  /// Reads it; null and nothing fit any name.
  ///
  /// @param about what messages call it: `Name pattern`
  /// @throws IllegalArgumentException when it is none
  public static NamePattern of(String about, @Nullable String source) {
    try {
      return new NamePattern(
          about, source == null || source.isEmpty() ? null : PythonRegex.compile(source));
    } catch (BadPattern e) {
      throw new IllegalArgumentException(
          about + " '" + source + "' is invalid: " + e.getMessage() + ".", e);
    }
  }

  public boolean fits(String name) throws ActivityFailed, InterruptedException {
    try {
      return regex == null || regex.search(name);
    } catch (NoAnswer e) {
      throw new ActivityFailed(about + ": " + e.getMessage() + ".", e);
    }
  }
}
