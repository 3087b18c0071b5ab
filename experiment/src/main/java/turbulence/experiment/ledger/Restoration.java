package turbulence.experiment.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.ledger.LedgerState.History;
import turbulence.experiment.ledger.Outcome.Left;
import turbulence.experiment.world.FileTrouble;

/// One walk over the open entries of a run by somebody who holds its lock. May be killed anywhere:
/// the next walk compares again and comes to the same end.
final class Restoration {
  private static final String BY = "process " + ProcessHandle.current().pid();

  private final List<Undoer> undoers;
  private final Means means;
  private final Events events;
  private final Consumer<String> settled;
  private final Ledger ledger;
  private final boolean acting;
  private final List<String> restored = new ArrayList<>();
  private final List<String> already = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private final List<Left> open = new ArrayList<>();

  /// @param acting whether things are put back, or only looked at
  Restoration(Crew crew, Ledger ledger, boolean acting) {
    this.undoers = crew.undoers();
    this.means = crew.means();
    this.events = crew.events();
    this.settled = crew.settled();
    this.ledger = ledger;
    this.acting = acting;
  }

  /// Who restores, and who hears of it.
  ///
  /// @param settled hears of each target that needs nobody any more
  record Crew(List<Undoer> undoers, Means means, Events events, Consumer<String> settled) {}

  /// What other runs have yet to put back of a target.
  interface Others {
    List<History> of(String target) throws IOException;
  }

  /// @param run the run's id
  Outcome walk(LedgerState state, String run, Others others) throws InterruptedException {
    List<History> histories = state.histories();
    if (acting && !histories.isEmpty()) {
      note(() -> ledger.undoing(BY));
    }
    for (History history : histories) {
      int before = open.size();
      one(history, others);
      if (open.size() > before) {
        events.tell(new Event.StillChanged(history.target(), OpenRun.command(run)));
      }
    }
    return new Outcome(restored, already, left, open);
  }

  private void one(History history, Others others) throws InterruptedException {
    try {
      List<Undo> undos = history.undos();
      Undoer undoer = undoer(undos);
      if (undoer == null) {
        keep(history, "how to undo '" + form(history) + "' is unknown here");
      } else if (!history.entries().getFirst().certain()) {
        keep(history, "the ledger is damaged before its entry, so what it was is not certain");
      } else {
        judge(history, undos, undoer, others);
      }
    } catch (ActivityFailed e) {
      keep(history, e.reason());
    } catch (RuntimeException e) {
      keep(history, "this is a bug: " + e);
    }
  }

  private void judge(History history, List<Undo> undos, Undoer undoer, Others others)
      throws ActivityFailed, InterruptedException {
    if (acting) {
      undoer.tidy(undos, means);
    }
    switch (undoer.compare(undos, means)) {
      case SETTLED -> {
        already.add(history.target());
        settle(history, "already");
      }
      case OURS -> ours(history, undos, undoer);
      case FOREIGN -> foreign(history, undoer, others);
      case ELSEWHERE -> keep(history, "it belongs to another cluster than the one at hand");
    }
  }

  private void ours(History history, List<Undo> undos, Undoer undoer)
      throws ActivityFailed, InterruptedException {
    if (!acting) {
      open.add(new Left(history.target(), "still as the run made it"));
      return;
    }
    undoer.restore(undos, means);
    restored.add(history.target());
    settle(history, "restored");
    events.tell(new Event.Restored(history.target()));
  }

  private void foreign(History history, Undoer undoer, Others others)
      throws ActivityFailed, InterruptedException {
    if (isOfAnother(history, undoer, others)) {
      keep(history, "changed since by another run that has not put it back yet");
      return;
    }
    Left found = new Left(history.target(), "changed by somebody else since, so left alone");
    left.add(found);
    settle(history, "left");
    events.warning(found.toString());
  }

  /// Whether the target shows the work of another run that will still put it back.
  private boolean isOfAnother(History history, Undoer undoer, Others others)
      throws ActivityFailed, InterruptedException {
    try {
      for (History other : others.of(history.target())) {
        List<Undo> undos = other.undos();
        if (!undos.isEmpty() && undoer.compare(undos, means) == Undoer.Standing.OURS) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new ActivityFailed("cannot read what other runs changed: " + FileTrouble.words(e), e);
    }
  }

  private void keep(History history, String why) {
    Left kept = new Left(history.target(), why);
    open.add(kept);
    events.warning(kept.toString());
  }

  private void settle(History history, String how) {
    settled.accept(history.target());
    note(() -> ledger.settled(history.open(), how, BY));
  }

  /// What cannot be noted is found out again next time by comparing.
  private void note(Note note) {
    try {
      note.write();
    } catch (IOException e) {
      events.warning("the ledger cannot be written: " + FileTrouble.words(e));
    }
  }

  private @Nullable Undoer undoer(List<Undo> undos) {
    for (Undoer undoer : undoers) {
      if (!undos.isEmpty() && undos.stream().allMatch(undoer::handles)) {
        return undoer;
      }
    }
    return null;
  }

  private static String form(History history) {
    for (LedgerEntry entry : history.entries()) {
      if (entry.undo() == null) {
        return entry.form();
      }
    }
    return history.entries().getFirst().form();
  }

  private interface Note {
    void write() throws IOException;
  }
}
