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
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.experiment.extension.Undoer.Standing;
import turbulence.experiment.ledger.LedgerState.History;
import turbulence.experiment.ledger.Outcome.Left;
import turbulence.experiment.world.FileTrouble;

/// One walk over the open entries of a run by somebody who holds its lock. May be killed anywhere:
/// the next walk compares again and comes to the same end.
final class Restoration {
  static final String BY = "process " + ProcessHandle.current().pid();

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
  /// @param settled hears of each thing that needs nobody any more
  record Crew(List<Undoer> undoers, Means means, Events events, Consumer<String> settled) {}

  /// What other runs have yet to put back of a thing.
  interface Others {
    List<History> of(String thing) throws IOException;
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
      Undoer undoer = undoer(undoers, undos);
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
    Standing standing = undoer.compare(undos, means);
    if (standing.is(Kind.OURS)) {
      ours(history, undos, undoer);
    } else if (standing.is(Kind.SETTLED)) {
      already.add(history.target());
      settle(history, "already");
    } else if (standing.is(Kind.ELSEWHERE)) {
      keep(history, standing.words());
    } else if (isOfAnother(history, undoer, others)) {
      keep(history, "changed since by another run that has not put it back yet");
    } else {
      foreign(history, standing);
    }
  }

  private void ours(History history, List<Undo> undos, Undoer undoer)
      throws ActivityFailed, InterruptedException {
    if (!acting) {
      open.add(new Left(history.target(), "still as the run made it"));
      return;
    }
    Standing standing = undoer.restore(undos, means);
    if (standing.is(Kind.SETTLED)) {
      restored.add(history.target());
      settle(history, "restored");
      events.tell(new Event.Restored(history.target()));
    } else {
      foreign(history, standing);
    }
  }

  /// What shows somebody else's work may yet become as it was, so it is looked at again each time
  /// until it does; what is gone does not come back.
  private void foreign(History history, Standing standing) {
    Left found = new Left(history.target(), standing.words() + ", so left alone");
    left.add(found);
    if (standing.is(Kind.GONE)) {
      settle(history, "gone");
    }
    events.warning(found.toString());
  }

  /// Whether the target shows the work of another run that will still put it back.
  private boolean isOfAnother(History history, Undoer undoer, Others others)
      throws ActivityFailed, InterruptedException {
    try {
      for (History other : others.of(history.thing())) {
        List<Undo> undos = other.undos();
        if (!undos.isEmpty() && undoer.compare(undos, means).is(Kind.OURS)) {
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
    settled.accept(history.thing());
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

  /// Who can put all of these back; null when nobody can.
  static @Nullable Undoer undoer(List<Undoer> undoers, List<Undo> undos) {
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
