package turbulence.experiment.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Safekeeper;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.ledger.LedgerState.History;
import turbulence.experiment.ledger.Remains.Fate;

/// What the systems at hand keep of runs, of whatever machine they are.
public final class Abroad implements AutoCloseable {
  private final RunStore store;
  private final Events events;
  private final Shared shared = new Shared();
  private final Means means;
  private final List<Safekeeper> safekeepers;

  public Abroad(RunStore store, List<Safekeeper> safekeepers, Events events) {
    this.store = store;
    this.events = events;
    this.safekeepers = List.copyOf(safekeepers);
    this.means = new Means(store.world(), shared);
  }

  /// A run that was found, and what can be done for it.
  public record Found(Kept kept, Remains remains) {}

  /// Everything; a system that does not tell is named.
  public List<Kept> all() throws InterruptedException {
    List<Kept> all = new ArrayList<>();
    for (Safekeeper safekeeper : safekeepers) {
      try {
        all.addAll(safekeeper.kept(means));
      } catch (ActivityFailed e) {
        events.warning("runs that are known elsewhere only cannot be looked for: " + e.reason());
      }
    }
    return all;
  }

  /// What is left of runs by what others say of them, and those that live. The machine knows its
  /// own runs itself; others are watched for a while, once all together. What a dead run left
  /// behind and nobody needs is removed.
  List<Found> found(Set<String> known) throws InterruptedException {
    List<Kept> others = new ArrayList<>(all());
    others.removeIf(kept -> known.contains(kept.run()) && !isUseless(kept));
    List<Kept> watched = new ArrayList<>(others);
    watched.removeIf(kept -> store.isOver(kept.run()) || store.isLiving(kept.run()));
    Set<Kept> living = living(watched);
    List<Found> found = new ArrayList<>();
    for (Kept kept : others) {
      if (living.contains(kept) || store.isLiving(kept.run())) {
        found.add(new Found(kept, remains(kept, Fate.LIVING)));
      } else if (watched.contains(kept) && !isKept(kept)) {
        events.debug("run " + kept.run() + " ended in order while it was watched");
      } else if (kept.lines().isEmpty() || isUseless(kept)) {
        remove(kept);
      } else if (watched.contains(kept) && !kept.isWatchable()) {
        found.add(new Found(kept, remains(kept, Fate.UNKNOWN)));
      } else {
        found.add(new Found(kept, remains(kept, Fate.CRASHED)));
      }
    }
    return found;
  }

  /// Who ends in order takes along what was kept of him, so that he is not taken for dead whose end
  /// came between two looks. A system that does not tell still has it.
  private boolean isKept(Kept kept) throws InterruptedException {
    try {
      return kept.isKept();
    } catch (ActivityFailed e) {
      return true;
    }
  }

  /// Whether the run is dead, as this machine knows, and nothing of it is open there or here.
  private boolean isUseless(Kept kept) {
    return store.isOver(kept.run()) && (kept.lines().isEmpty() || store.isSettled(kept.run()));
  }

  /// Those that are seen to live.
  public Set<Kept> living(List<Kept> all) throws InterruptedException {
    Set<Kept> living = new HashSet<>();
    if (!all.isEmpty()) {
      events.info(
          "Looking whether "
              + String.join(", ", all.stream().map(kept -> "run " + kept.run()).toList())
              + (all.size() == 1 ? " lives" : " live"));
    }
    for (Safekeeper safekeeper : safekeepers) {
      living.addAll(safekeeper.living(all, means));
    }
    return living;
  }

  private Remains remains(Kept kept, Fate fate) {
    LedgerState state = LedgerState.of(kept.lines());
    List<String> targets = state.histories().stream().map(History::target).toList();
    boolean ended = fate == Fate.CRASHED && state.ended() != null;
    return new Remains(
        kept.run(),
        ended ? Fate.KEPT : fate,
        state.header(),
        targets,
        List.of(),
        false,
        state.damage(),
        state.last());
  }

  private void remove(Kept kept) throws InterruptedException {
    try {
      kept.leave(List.of());
      events.debug("removed what the dead run " + kept.run() + " left in " + kept.place());
    } catch (ActivityFailed e) {
      events.debug("what run " + kept.run() + " left cannot be removed: " + e.reason());
    }
  }

  @Override
  public void close() {
    shared.close();
  }
}
