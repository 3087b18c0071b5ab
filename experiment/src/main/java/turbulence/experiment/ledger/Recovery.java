package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.ledger.LedgerState.History;
import turbulence.experiment.ledger.Outcome.Left;
import turbulence.experiment.ledger.Remains.Fate;
import turbulence.experiment.model.Restore;
import turbulence.experiment.world.FileTrouble;
import turbulence.experiment.world.World;

/// Puts back what runs left changed: for `recover`, for `undo`, and before a new run starts.
public final class Recovery {
  /// What is older than this is touched only when a person names it.
  private static final Duration FRESH = Duration.ofHours(24);

  private final RunStore store;
  private final World world;
  private final List<Undoer> undoers;
  private final Events events;

  public Recovery(RunStore store, List<Undoer> undoers, Events events) {
    this.store = store;
    this.world = store.world();
    this.undoers = undoers;
    this.events = events;
  }

  /// Which runs to put back and, in words, why others are not among them.
  public record Choice(List<Remains> todo, List<String> not) {}

  /// What came of one run.
  ///
  /// @param journal where its journal lies that was unfinished; null when there was none to write
  public record Recovered(Outcome outcome, @Nullable Path journal) {}

  /// Every run with something unsettled, newest first.
  public List<Remains> remains() {
    List<Remains> all = new ArrayList<>();
    for (RunFolder folder : folders()) {
      Remains remains = read(folder);
      if (remains != null) {
        all.add(remains);
      }
    }
    return all;
  }

  /// What `recover` without names works on: what crashed, and what could not be put back. What
  /// somebody wanted to keep is left to `undo`.
  public Choice toRecover() {
    List<Remains> todo = new ArrayList<>();
    List<String> not = new ArrayList<>();
    for (Remains remains : remains()) {
      String why = obstacle(remains);
      boolean kept =
          remains.fate() == Fate.KEPT ? !remains.is(Restore.ALWAYS) : remains.is(Restore.NEVER);
      if (why == null && kept && !remains.targets().isEmpty()) {
        why = "kept as asked; '" + OpenRun.command(remains.id()) + "' puts it back";
      }
      if (why == null) {
        todo.add(remains);
      } else {
        not.add(remains.sentence(world.now()) + ": " + why);
      }
    }
    return new Choice(todo, not);
  }

  /// The runs of these names, or of names that start so.
  public Choice named(List<String> names) {
    List<Remains> all = remains();
    List<Remains> todo = new ArrayList<>();
    List<String> not = new ArrayList<>();
    for (String name : names) {
      List<Remains> found = all.stream().filter(it -> it.id().startsWith(name)).toList();
      if (found.isEmpty()) {
        not.add("no run '" + name + "' has anything to put back");
      } else if (found.size() > 1) {
        not.add("'" + name + "' may mean any of " + found.stream().map(Remains::id).toList());
      } else {
        sort(found.getFirst(), todo, not);
      }
    }
    return new Choice(todo, not);
  }

  /// The newest run that left something changed.
  public Choice last() {
    for (Remains remains : remains()) {
      if (!remains.targets().isEmpty() && remains.fate() != Fate.LIVING) {
        return named(List.of(remains.id()));
      }
    }
    return new Choice(List.of(), List.of("no run has anything to put back"));
  }

  private void sort(Remains remains, List<Remains> todo, List<String> not) {
    String why = obstacle(remains);
    if (why == null) {
      todo.add(remains);
    } else {
      not.add(remains.sentence(world.now()) + ": " + why);
    }
  }

  private static @Nullable String obstacle(Remains remains) {
    return remains.fate() == Fate.LIVING ? "it puts back itself what it changed" : null;
  }

  /// Before a run starts: puts back what crashed here lately, names everything else.
  ///
  /// @param news the level of lines on what needs nobody now
  public void atStart(Level news) throws InterruptedException {
    List<RunFolder> folders = folders();
    for (RunFolder folder : folders) {
      Remains remains = isOpen(folder) ? read(folder) : null;
      if (remains != null) {
        meet(remains, folder, news);
      }
    }
    prune(folders);
  }

  private void meet(Remains remains, RunFolder folder, Level news) throws InterruptedException {
    Instant now = world.now();
    String sentence = remains.sentence(now);
    boolean ours =
        remains.fate() == Fate.CRASHED
            && !remains.is(Restore.NEVER)
            && remains.isYounger(FRESH, now);
    if (ours) {
      putBack(remains, folder, sentence);
    } else if (remains.fate() == Fate.LIVING) {
      events.log(news, sentence);
    } else {
      Level level = remains.fate() == Fate.CRASHED ? Level.WARNING : news;
      events.log(level, sentence + byCommand(remains));
    }
  }

  /// What another cluster than the present one holds is none of a new run's business.
  private void putBack(Remains remains, RunFolder folder, String sentence)
      throws InterruptedException {
    try (Shared shared = new Shared()) {
      Means means = new Means(world, shared, true);
      String where = elsewhere(folder, means);
      if (where == null) {
        events.warning(sentence + ": putting it back");
        work(remains, folder, () -> restore(folder, means), false);
      } else {
        events.warning(sentence + "; " + where + byCommand(remains));
      }
    }
  }

  private static String byCommand(Remains remains) {
    return "; to put it back: " + OpenRun.command(remains.id());
  }

  /// Where everything lies that is not settled, when nothing of it is at hand; else null.
  private @Nullable String elsewhere(RunFolder folder, Means means) throws InterruptedException {
    String where = null;
    try {
      for (History history : LedgerState.read(folder.ledger()).histories()) {
        List<Undo> undos = history.undos();
        Undoer undoer = Restoration.undoer(undoers, undos);
        where = undoer == null ? null : undoer.elsewhere(undos, means);
        if (where == null) {
          return null;
        }
      }
    } catch (ActivityFailed | IOException e) {
      // Whoever tries to put it back will say what is wrong.
      return null;
    }
    return where;
  }

  /// Puts back what that run left changed, wherever it is, and finishes its journal.
  public Recovered perform(Remains remains) throws InterruptedException {
    try (Shared shared = new Shared()) {
      Means means = new Means(world, shared);
      for (RunFolder folder : folders()) {
        if (folder.id().equals(remains.id())) {
          return work(remains, folder, () -> restore(folder, means), true);
        }
      }
    }
    return new Recovered(Outcome.NOTHING, null);
  }

  /// Leaves what that run changed as it is and speaks no more of it.
  ///
  /// @return what could not be forgotten is open
  public Recovered forget(Remains remains) throws InterruptedException {
    for (RunFolder folder : folders()) {
      if (folder.id().equals(remains.id())) {
        return work(remains, folder, () -> forget(folder), true);
      }
    }
    return new Recovered(Outcome.NOTHING, null);
  }

  /// Something that takes the lock on a run.
  private interface Work {
    Outcome perform() throws IOException, InterruptedException;
  }

  private Recovered work(Remains remains, RunFolder folder, Work work, boolean finish)
      throws InterruptedException {
    try (OwnerLock lock = OwnerLock.take(folder.lock())) {
      if (lock == null) {
        return failed(remains, "somebody else is at it");
      }
      if (!folder.isOurs()) {
        return failed(remains, "its ledger is another user's, or others may write to it");
      }
      Outcome outcome = folder.hasOpenLedger() ? work.perform() : Outcome.NOTHING;
      return new Recovered(outcome, finish ? new CrashedJournal(folder).finish() : null);
    } catch (IOException e) {
      return failed(remains, FileTrouble.words(e));
    }
  }

  private Outcome restore(RunFolder folder, Means means) throws IOException, InterruptedException {
    try (Ledger ledger = Ledger.reopen(folder.ledger(), world)) {
      Restoration.Crew crew = new Restoration.Crew(undoers, means, events, _ -> {});
      String run = folder.id();
      Outcome outcome =
          new Restoration(crew, ledger, true)
              .walk(
                  LedgerState.read(folder.ledger()), run, thing -> store.openElsewhere(thing, run));
      LedgerState after = LedgerState.read(folder.ledger());
      if (after.open().isEmpty() && after.damage().isEmpty()) {
        ledger.closed();
      }
      return outcome;
    }
  }

  private Outcome forget(RunFolder folder) throws IOException {
    try (Ledger ledger = Ledger.reopen(folder.ledger(), world)) {
      for (History history : LedgerState.read(folder.ledger()).histories()) {
        ledger.settled(history.open(), "forgotten", Restoration.BY);
      }
      ledger.closed();
      return Outcome.NOTHING;
    }
  }

  private Recovered failed(Remains remains, String why) {
    events.warning("run " + remains.id() + " is not put back: " + why);
    List<Left> open = remains.targets().stream().map(target -> new Left(target, why)).toList();
    return new Recovered(new Outcome(List.of(), List.of(), List.of(), open), null);
  }

  private List<RunFolder> folders() {
    try {
      return store.folders();
    } catch (IOException e) {
      events.warning("the folders of earlier runs cannot be read: " + FileTrouble.words(e));
      return List.of();
    }
  }

  private boolean isOpen(RunFolder folder) {
    try {
      return folder.hasOpenLedger();
    } catch (IOException e) {
      events.warning("run " + folder.id() + " cannot be read: " + FileTrouble.words(e));
      return false;
    }
  }

  private @Nullable Remains read(RunFolder folder) {
    try {
      return RemainsReader.read(folder);
    } catch (IOException e) {
      events.warning("run " + folder.id() + " cannot be read: " + FileTrouble.words(e));
      return null;
    }
  }

  private void prune(List<RunFolder> folders) {
    try {
      store.prune(folders);
    } catch (IOException e) {
      events.debug("old runs cannot be removed: " + FileTrouble.words(e));
    }
  }
}
