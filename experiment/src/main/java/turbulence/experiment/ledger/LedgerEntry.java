package turbulence.experiment.ledger;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;

/// One thing that a step of a run was about to change.
///
/// @param activity the step's name
/// @param form the name of the form of undo
/// @param target in words
/// @param undo null when this version does not know the form
/// @param certain whether every earlier line of the ledger could be read
public record LedgerEntry(
    long id, String activity, String form, String target, @Nullable Undo undo, boolean certain) {
  /// What it is about; entries of one run about one thing are one history.
  String thing() {
    return undo == null ? target : undo.thing();
  }
}
