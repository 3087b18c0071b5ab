package turbulence.faults.kubernetes.rights;

import java.util.List;

/// A step that says which rights it cannot do without. Every step that works on Kubernetes is one.
///
/// What only makes it safer is not among them: evidence, forecasts, the copy of the ledger.
public interface Needing {
  /// What it asks the API for, as far as its arguments tell: as narrow as can be said before
  /// anything is read. Asks nobody.
  List<Need> needs();

  /// What putting back asks for beyond that.
  default List<Need> needsToUndo() {
    return List.of();
  }
}
