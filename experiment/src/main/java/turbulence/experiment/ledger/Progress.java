package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.ledger.LineFile.Line;
import turbulence.experiment.world.FileTrouble;
import turbulence.json.JsonObject;

/// What a run knows so far, kept outside of the process: if it dies, a journal is made of this.
/// Shared between threads. Never a reason for a run to fail, and not forced to the disk.
///
/// The first line that is appended is the journal with all its keys and nothing in its lists; every
/// other one is `{"part": "run", "entry": {...}}`, see [JournalSoFar].
public final class Progress {
  private final @Nullable Path path;
  private final RunHeader header;
  private final Events events;
  private @Nullable LineFile file;
  private boolean over;

  /// @param path null when there is nowhere to write
  Progress(@Nullable Path path, RunHeader header, Events events) {
    this.path = path;
    this.header = header;
    this.events = events;
    this.over = path == null;
  }

  public synchronized void append(JsonObject line) {
    if (over || path == null) {
      return;
    }
    try {
      if (file == null) {
        file = LineFile.create(path);
        file.append(List.of(header.ofThisProcess().line(), line), false);
      } else {
        file.append(List.of(line), false);
      }
    } catch (IOException e) {
      over = true;
      events.warning("what is known so far cannot be kept: " + FileTrouble.words(e));
    }
  }

  /// Every line that was appended; lines that cannot be read are left out.
  static List<JsonObject> read(Path path) throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    for (Line line : LineFile.read(path)) {
      if (line.json() != null && !line.is(RunHeader.KIND)) {
        lines.add(line.json());
      }
    }
    return lines;
  }

  /// Whose it is, or null when not even that was written.
  static @Nullable RunHeader header(Path path) throws IOException {
    for (Line line : LineFile.read(path)) {
      if (line.json() != null && line.is(RunHeader.KIND)) {
        return RunHeader.read(line.json());
      }
    }
    return null;
  }

  synchronized void close(boolean delete) throws IOException {
    over = true;
    if (file != null) {
      file.close();
    }
    if (delete && path != null) {
      Files.deleteIfExists(path);
    }
  }
}
