package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a document, in the order in which it is found.
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /// @param classic what Chaos Toolkit says of it; null when it says nothing
  public void error(TreePath place, String message, @Nullable String classic) {
    found.add(new Problem(place.toString(), message, classic, Problem.Severity.ERROR, 0));
  }

  public void error(TreePath place, String message) {
    error(place, message, null);
  }

  public void warning(TreePath place, String message) {
    warning(place, message, null);
  }

  public void warning(TreePath place, String message, @Nullable String classic) {
    found.add(new Problem(place.toString(), message, classic, Problem.Severity.WARNING, 0));
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  public boolean hasErrors() {
    for (Problem problem : found) {
      if (problem.isError()) {
        return true;
      }
    }
    return false;
  }

  public List<Problem> all() {
    return List.copyOf(found);
  }
}
