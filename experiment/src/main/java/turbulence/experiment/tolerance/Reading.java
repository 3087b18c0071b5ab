package turbulence.experiment.tolerance;

import java.util.List;

/// A tolerance as it was understood.
///
/// @param flaws what is wrong or doubtful with it
public record Reading(Tolerance tolerance, List<Flaw> flaws) {
  public Reading {
    flaws = List.copyOf(flaws);
  }

  /// Whether a run may use it.
  public boolean isGood() {
    for (Flaw flaw : flaws) {
      if (flaw.fatal()) {
        return false;
      }
    }
    return true;
  }
}
