package turbulence.simulator.scenario;

import java.util.List;

/// Manifests that cannot be read, or that the API refuses, with everything that is wrong with them.
/// Unchecked, because in a test they are part of the test.
public final class ManifestsInvalid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ManifestsInvalid(List<String> problems) {
    super(String.join("\n", problems), null, false, true);
    this.problems = List.copyOf(problems);
  }

  /// Each with file, document and field.
  public List<String> problems() {
    return problems;
  }
}
