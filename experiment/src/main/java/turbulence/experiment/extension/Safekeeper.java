package turbulence.experiment.extension;

import java.util.List;
import java.util.Set;

/// Knows systems that several people's runs work on, and guards runs there: keeps others off their
/// targets, keeps a copy of their way back, hears who wants them to end. An extension offers one
/// for the systems that its steps change.
public interface Safekeeper {
  /// Whether that step changes such a system.
  boolean isFor(Action step);

  /// For one run. Asks nobody yet.
  Safekeeping begin(Charge charge);

  /// What the system at hand keeps of runs; nothing when none is at hand.
  ///
  /// @throws ActivityFailed when it does not answer, or does not tell
  List<Kept> kept(Means means) throws ActivityFailed, InterruptedException;

  /// What the systems keep of one run in which these changes lie.
  List<Kept> kept(String run, List<Undo> changes, Means means)
      throws ActivityFailed, InterruptedException;

  /// Those of the runs that live, as far as can be seen; others may be judged after a watch only.
  /// Clocks are never compared: who lives is seen to say so again.
  Set<Kept> living(List<Kept> all, Means means) throws InterruptedException;
}
