package turbulence.faults.kubernetes.many;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import turbulence.experiment.extension.ActivityFailed;

/// What came of each of many, in their order. Those that were not tried any more are missing.
public record Outcomes<T>(List<Outcome<T>> all) {
  public Outcomes {
    all = List.copyOf(all);
  }

  /// Those that it was done to, or that were gone.
  public List<T> done() {
    return all.stream().filter(Outcome::isDone).map(Outcome::target).toList();
  }

  /// Fails when any failed: a line for each of them, and how many it was done to.
  ///
  /// @param name what people call a target, such as `pod shop/web-1`
  /// @param undone such as `was not terminated`
  public void orFail(Function<T, String> name, String undone) throws ActivityFailed {
    List<String> lines = new ArrayList<>();
    ActivityFailed first = null;
    for (Outcome<T> outcome : all) {
      ActivityFailed failure = outcome.failure();
      if (failure != null) {
        first = first == null ? failure : first;
        lines.add(name.apply(outcome.target()) + " " + undone + ": " + failure.reason());
      }
    }
    if (first == null) {
      return;
    }
    String others = all.size() == lines.size() ? "" : "; the other " + rest(lines.size()) + " done";
    throw new ActivityFailed(String.join("\n", lines) + others, first);
  }

  private String rest(int failed) {
    int rest = all.size() - failed;
    return rest == 1 ? "1 was" : rest + " were";
  }
}
