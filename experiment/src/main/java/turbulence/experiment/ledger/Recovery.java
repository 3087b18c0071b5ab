package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Safekeeper;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.ledger.Abroad.Found;
import turbulence.experiment.ledger.LedgerState.History;
import turbulence.experiment.ledger.Outcome.Left;
import turbulence.experiment.ledger.Remains.Fate;
import turbulence.experiment.model.Restore;
import turbulence.experiment.world.FileTrouble;
import turbulence.experiment.world.Machine;
import turbulence.experiment.world.World;

/// Puts back what runs left changed: for `recover`, for `undo`, and before a new run starts.
public final class Recovery {
  /// What is older than this is touched only when a person names it.
  private static final Duration FRESH = Duration.ofHours(24);

  private final RunStore store;
  private final World world;
  private final List<Undoer> undoers;
  private final List<Safekeeper> safekeepers;
  private final Map<String, Found> abroad = new LinkedHashMap<>();
  private final Events events;

  public Recovery(RunStore store, List<Undoer> undoers, Events events) {
    this(store, undoers, List.of(), events);
  }

  /// @param safekeepers who knows of runs that this machine does not know
  public Recovery(
      RunStore store, List<Undoer> undoers, List<Safekeeper> safekeepers, Events events) {
    this.store = store;
    this.safekeepers = List.copyOf(safekeepers);
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
    List<Remains> all = local();
    abroad.values().forEach(found -> all.add(found.remains()));
    return all;
  }

  private List<Remains> local() {
    List<Remains> all = new ArrayList<>();
    for (RunFolder folder : folders()) {
      Remains remains = read(folder);
      if (remains != null) {
        all.add(remains);
      }
    }
    return all;
  }

  /// Takes in what the systems at hand know of runs, besides what is here.
  public void lookAbroad() throws InterruptedException {
    Set<String> known = new HashSet<>();
    local().forEach(remains -> known.add(remains.id()));
    try (Abroad others = new Abroad(store, safekeepers, events)) {
      for (Found found : others.found(known)) {
        abroad.put(found.kept().run(), found);
      }
    }
  }

  /// What `recover` without names works on: what crashed, and what could not be put back. What
  /// somebody wanted to keep is left to `undo`.
  public Choice toRecover() {
    List<Remains> todo = new ArrayList<>();
    List<String> not = new ArrayList<>();
    for (Remains remains : remains()) {
      String why = obstacle(remains);
      if (why == null && remains.fate() == Fate.UNKNOWN) {
        why = "it has no lease to tell; '" + OpenRun.command(remains.id()) + "' goes ahead";
      }
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
    adopt(remains.id());
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

  /// A run that is known elsewhere only is known here from now on.
  private void adopt(String run) {
    Found found = abroad.remove(run);
    if (found != null) {
      try {
        store.adopt(run, found.kept().lines());
      } catch (IOException e) {
        events.warning("run " + run + " cannot be taken over: " + FileTrouble.words(e));
      }
    }
  }

  /// Leaves what that run changed as it is and speaks no more of it.
  ///
  /// @return what could not be forgotten is open
  public Recovered forget(Remains remains) throws InterruptedException {
    adopt(remains.id());
    try (Shared shared = new Shared()) {
      Means means = new Means(world, shared);
      for (RunFolder folder : folders()) {
        if (folder.id().equals(remains.id())) {
          return work(remains, folder, () -> forget(folder, means), true);
        }
      }
    }
    return new Recovered(Outcome.NOTHING, null);
  }

  /// Something that takes the lock on a run.
  private interface Work {
    Outcome perform() throws IOException, ActivityFailed, InterruptedException;
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
    } catch (ActivityFailed e) {
      return failed(remains, e.reason());
    } catch (IOException e) {
      return failed(remains, FileTrouble.words(e));
    }
  }

  private Outcome restore(RunFolder folder, Means means)
      throws IOException, ActivityFailed, InterruptedException {
    LedgerState before = LedgerState.read(folder.ledger());
    Custodians others = claimed(folder, before, means);
    try (Ledger ledger = Ledger.reopen(folder.ledger(), world)) {
      Restoration.Crew crew = new Restoration.Crew(undoers, means, events, _ -> {});
      String run = folder.id();
      Outcome outcome =
          new Restoration(crew, ledger, true)
              .walk(before, run, thing -> store.openElsewhere(thing, run));
      LedgerState after = LedgerState.read(folder.ledger());
      if (after.open().isEmpty() && after.damage().isEmpty()) {
        ledger.closed();
      }
      return outcome;
    } finally {
      boolean open = folder.hasOpenLedger();
      others.leave(open ? LineFile.objects(folder.ledger()) : List.of());
    }
  }

  /// Of two who want to settle a run from two machines, one may.
  private Custodians claimed(RunFolder folder, LedgerState state, Means means)
      throws ActivityFailed, InterruptedException {
    Custodians others = Custodians.of(folder.id(), state.entries(), safekeepers, means, events);
    String by = Restoration.BY + " on " + Machine.node(world);
    String who = others.claim(by);
    if (who != null) {
      throw new ActivityFailed("somebody else is at it: " + who);
    }
    return others;
  }

  private Outcome forget(RunFolder folder, Means means)
      throws IOException, ActivityFailed, InterruptedException {
    LedgerState state = LedgerState.read(folder.ledger());
    Custodians others = claimed(folder, state, means);
    try (Ledger ledger = Ledger.reopen(folder.ledger(), world)) {
      for (History history : state.histories()) {
        ledger.settled(history.open(), "forgotten", Restoration.BY);
      }
      ledger.closed();
    }
    others.leave(List.of());
    return Outcome.NOTHING;
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
