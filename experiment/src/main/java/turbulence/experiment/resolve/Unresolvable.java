package turbulence.experiment.resolve;

import java.util.List;
import turbulence.experiment.read.Problem;

/// Values that the experiment needs cannot be had. Names them all.
public final class Unresolvable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public Unresolvable(List<Problem> problems) {
    super(problems.isEmpty() ? "unresolvable" : problems.getFirst().toString());
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
