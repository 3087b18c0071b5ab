package turbulence.experiment.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Safekeeper;
import turbulence.experiment.extension.Undo;
import turbulence.json.JsonObject;

/// Everything that systems keep of one run, while somebody settles it.
final class Custodians {
  private final List<Kept> kept;
  private final Events events;

  private Custodians(List<Kept> kept, Events events) {
    this.kept = kept;
    this.events = events;
  }

  /// Where these entries lie. A system that does not answer is not asked for more: whoever puts
  /// back says that.
  static Custodians of(
      String run,
      List<LedgerEntry> entries,
      List<Safekeeper> safekeepers,
      Means means,
      Events events)
      throws InterruptedException {
    List<Undo> changes = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      if (entry.undo() != null) {
        changes.add(entry.undo());
      }
    }
    List<Kept> kept = new ArrayList<>();
    for (Safekeeper safekeeper : changes.isEmpty() ? List.<Safekeeper>of() : safekeepers) {
      try {
        kept.addAll(safekeeper.kept(run, changes, means));
      } catch (ActivityFailed e) {
        events.debug("nobody else can be asked for run " + run + ": " + e.reason());
      }
    }
    return new Custodians(kept, events);
  }

  /// From now on it is ours to settle.
  ///
  /// @return null when that is so, else who is at it already
  @Nullable String claim(String by) throws ActivityFailed, InterruptedException {
    for (Kept each : kept) {
      String who = each.claim(by);
      if (who != null) {
        return who;
      }
    }
    return null;
  }

  /// @param ledger as it is now; nothing when nothing is open
  void leave(List<JsonObject> ledger) throws InterruptedException {
    for (Kept each : kept) {
      try {
        each.leave(ledger);
      } catch (ActivityFailed e) {
        events.warning("what " + each.place() + " keeps of the run stays there: " + e.reason());
      }
    }
  }
}
