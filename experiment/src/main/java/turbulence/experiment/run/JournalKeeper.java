package turbulence.experiment.run;

import java.io.IOException;
import java.util.function.Supplier;
import turbulence.experiment.event.Events;
import turbulence.experiment.journal.JournalFile;
import turbulence.experiment.ledger.Progress;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Keeps the journal so far on disk while the run lasts, so that a killed run leaves one. Writing
/// it takes at most a few hundredths of the run's time. Shared between threads.
final class JournalKeeper {
  private static final long SHARE = 40;
  private static final long PAUSE = 500_000_000L;

  private final JournalFile file;
  private final World world;
  private final Progress progress;
  private final Events events;
  private long notBefore = Long.MIN_VALUE;
  private boolean complained;

  JournalKeeper(JournalFile file, World world, Events events, Progress progress) {
    this.progress = progress;
    this.file = file;
    this.world = world;
    this.events = events;
  }

  /// Writes what is there before anything has happened, so that it is known to be writable.
  void start(JsonObject empty) throws IOException {
    if (file.isRegular()) {
      write(empty);
    }
    progress.append(empty);
  }

  /// Notes one entry, so that nothing is lost between two writings of the journal.
  void happened(String part, JsonObject entry) {
    progress.append(JsonObject.of("part", part, "entry", entry));
  }

  /// Writes it now; for the beginning and the end, where a failure is the run's.
  synchronized void write(JsonObject journal) throws IOException {
    file.write(journal);
  }

  /// Writes it when enough time has passed since it was written last.
  synchronized void keep(Supplier<JsonObject> journal) {
    if (!file.isRegular()) {
      return;
    }
    long now = world.nanoTime();
    if (notBefore != Long.MIN_VALUE && now - notBefore < 0) {
      return;
    }
    try {
      file.write(journal.get());
    } catch (IOException e) {
      complain(e);
    }
    long took = world.nanoTime() - now;
    notBefore = world.nanoTime() + Math.max(PAUSE, took * SHARE);
  }

  private void complain(IOException e) {
    if (!complained) {
      complained = true;
      events.warning(
          "The journal so far could not be written to " + file.path() + ": " + e.getMessage());
    }
  }
}
