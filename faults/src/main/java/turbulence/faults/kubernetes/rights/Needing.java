package turbulence.faults.kubernetes.rights;

import java.util.List;
import turbulence.experiment.extension.Action;

/// A step that says which rights it cannot do without. Every step that works on Kubernetes is one.
///
/// What only makes it safer is not among them: evidence, forecasts, the copy of the ledger.
public interface Needing {
  /// What it asks the API for, as far as its arguments tell: as narrow as can be said before
  /// anything is read. Asks nobody.
  List<Need> needs();

  /// What putting back asks for beyond that: what follows from its rights, unless a step knows
  /// better, such as one that leaves nothing to put back.
  default List<Need> needsToUndo() {
    return this instanceof Action ? Reversal.of(needs()) : List.of();
  }
}
