package turbulence.simulator.breaking;

import java.util.List;

/// A breaking file that cannot be used, and everything that is wrong with it.
public final class BreakingInvalid extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  BreakingInvalid(String origin, List<String> problems) {
    super(origin + ": " + String.join("\n" + origin + ": ", problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /// Each with the path of its field.
  public List<String> problems() {
    return problems;
  }
}
