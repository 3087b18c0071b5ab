package turbulence.experiment.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.model.Restore;
import turbulence.experiment.world.FileTrouble;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// A run under way, as its owner sees it. Shared between threads.
///
/// Where nothing can be written there is still a run; only what needs a way back is refused.
public final class OpenRun {
  private final RunStore store;
  private final World world;
  private final Events events;
  private final RunHeader header;
  private final @Nullable Place place;
  private final String problem;
  private final Progress progress;
  private final List<Undo> changed = new CopyOnWriteArrayList<>();
  private @Nullable Ledger ledger;

  /// A folder that this process owns.
  record Place(RunFolder folder, OwnerLock lock) {}

  OpenRun(RunStore store, Events events, RunHeader header, @Nullable Place place, String problem) {
    this.store = store;
    this.world = store.world();
    this.events = events;
    this.header = header;
    this.place = place;
    this.problem = problem;
    this.progress = new Progress(place == null ? null : place.folder().progress(), header, events);
  }

  /// What a person types to put back what that run changed.
  public static String command(String run) {
    return "turbulence undo " + run;
  }

  public String id() {
    return header.run();
  }

  public String command() {
    return command(id());
  }

  /// Whose it is, in words.
  public String owner() {
    return "'"
        + header.title()
        + "' on "
        + header.host()
        + " (process "
        + ProcessHandle.current().pid()
        + ")";
  }

  /// Whether a run of that id was here and its process is gone.
  public boolean isOver(String run) {
    return store.isOver(run);
  }

  /// Everything that was written down of ways back.
  public synchronized List<JsonObject> lines() {
    return ledger == null ? List.of() : ledger.told();
  }

  /// The whole ledger once the run has ended; nothing when nothing of it is open.
  public synchronized List<JsonObject> left() {
    try {
      return place == null || !place.folder().hasOpenLedger()
          ? List.of()
          : LineFile.objects(place.folder().ledger());
    } catch (IOException e) {
      return lines(); // it may be that it all is open
    }
  }

  /// Why nothing can be written down, if so.
  public Optional<String> problem() {
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }

  public Progress progress() {
    return progress;
  }

  /// Writes down the way back of a step that is about to act. When this returns it is on the disk.
  ///
  /// @return what [#acted] wants to hear afterwards
  public synchronized List<Long> record(String activity, List<Undo> undos) throws ActivityFailed {
    if (undos.isEmpty()) {
      return List.of();
    }
    if (place == null) {
      throw refused(activity, problem, null);
    }
    try {
      if (ledger == null) {
        ledger = Ledger.create(place.folder().ledger(), header.ofThisProcess(), world);
      }
      List<Long> ids = ledger.undo(activity, undos);
      for (Undo undo : undos) {
        forget(undo.thing());
        changed.addFirst(undo);
      }
      return ids;
    } catch (IOException e) {
      throw refused(activity, FileTrouble.words(e), e);
    }
  }

  private static ActivityFailed refused(String activity, String why, @Nullable IOException e) {
    return new ActivityFailed(
        "'"
            + activity
            + "' is not done, because its way back cannot be written down: "
            + why
            + "; TURBULENCE_HOME names the directory to write to",
        e);
  }

  /// Notes that a step is done.
  public synchronized void acted(List<Long> ids) {
    if (ledger != null && !ids.isEmpty()) {
      try {
        ledger.acted(ids);
      } catch (IOException e) {
        warn(e);
      }
    }
  }

  /// What this run may have changed and has not put back, last first. Waits for nobody, so that a
  /// run that must end at once can still say it.
  public List<String> changed() {
    List<String> words = new ArrayList<>();
    for (Undo undo : changed) {
      words.add(undo.target());
    }
    return words;
  }

  private void forget(String thing) {
    changed.removeIf(undo -> undo.thing().equals(thing));
  }

  /// Puts back whatever is as this run made it.
  public Outcome restore(List<Undoer> undoers, Shared shared) throws InterruptedException {
    return walk(undoers, shared, true);
  }

  /// Only says what is still as this run made it; what is as before needs nobody any more.
  public Outcome check(List<Undoer> undoers, Shared shared) throws InterruptedException {
    return walk(undoers, shared, false);
  }

  private synchronized Outcome walk(List<Undoer> undoers, Shared shared, boolean acting)
      throws InterruptedException {
    if (ledger == null || place == null) {
      return Outcome.NOTHING;
    }
    try {
      LedgerState state = LedgerState.read(place.folder().ledger());
      Restoration.Crew crew =
          new Restoration.Crew(undoers, new Means(world, shared), events, this::forget);
      return new Restoration(crew, ledger, acting)
          .walk(state, id(), thing -> store.openElsewhere(thing, id()));
    } catch (IOException e) {
      String why = "the ledger cannot be read: " + FileTrouble.words(e);
      events.warning(why);
      List<Outcome.Left> open = changed().stream().map(it -> new Outcome.Left(it, why)).toList();
      return new Outcome(List.of(), List.of(), List.of(), open);
    }
  }

  /// Lets go of the run. One that changed nothing leaves nothing behind.
  ///
  /// @param journaled whether its journal is written, so that its progress is not needed
  public synchronized void end(String status, Restore restore, boolean journaled) {
    if (place == null) {
      return;
    }
    try (OwnerLock _ = place.lock()) {
      progress.close(journaled);
      if (ledger != null) {
        close(ledger, place.folder(), status, restore);
      } else if (journaled) {
        place.folder().delete();
      }
    } catch (IOException e) {
      warn(e);
    }
  }

  private static void close(Ledger ledger, RunFolder folder, String status, Restore restore)
      throws IOException {
    try (ledger) {
      ledger.ended(status, restore.word());
      LedgerState state = LedgerState.read(folder.ledger());
      if (state.open().isEmpty() && state.damage().isEmpty()) {
        ledger.closed();
      }
    }
  }

  private void warn(IOException e) {
    events.warning("the folder of the run cannot be written: " + FileTrouble.words(e));
  }
}
