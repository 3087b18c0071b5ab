package turbulence.experiment.ledger;

import java.util.List;

/// What came of putting a run's changes back, target by target.
///
/// @param restored as the run made it, now as before
/// @param already found as before the run
/// @param left changed by somebody else since, so left alone
/// @param open still changed; its way back stays in the ledger
public record Outcome(
    List<String> restored, List<String> already, List<Left> left, List<Left> open) {
  public static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), List.of());

  /// What was not put back.
  public record Left(String target, String why) {
    @Override
    public String toString() {
      return target + ": " + why;
    }
  }

  public Outcome {
    restored = List.copyOf(restored);
    already = List.copyOf(already);
    left = List.copyOf(left);
    open = List.copyOf(open);
  }

  /// Whether everything is as before the run.
  public boolean isWhole() {
    return left.isEmpty() && open.isEmpty();
  }
}
