package turbulence.experiment.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import turbulence.json.Json;
import turbulence.json.JsonWriter;

/// The file that a journal is written to: beside it first, then moved over it, so that a reader
/// finds a whole journal or the one before.
public final class JournalFile {
  private final Path path;

  public JournalFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /// Whether it can be written again and again: a device or a pipe has one reader and one journal.
  public boolean isRegular() {
    return !Files.exists(path) || Files.isRegularFile(path);
  }

  public void write(Json journal) throws IOException {
    if (!isRegular()) {
      to(path, journal);
      return;
    }
    Path target = target();
    Path beside = beside(target, ProcessHandle.current().pid());
    try {
      to(beside, journal);
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /// Throws away what a process that is gone had begun to write.
  public void clear(long pid) throws IOException {
    Files.deleteIfExists(beside(target(), pid));
  }

  /// Through a link, so that what it leads to is replaced and not the link.
  private Path target() throws IOException {
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
  }

  private static Path beside(Path target, long pid) {
    return target.resolveSibling("." + target.getFileName() + "." + pid + ".tmp");
  }

  private static void to(Path target, Json journal) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      JsonWriter.write(journal, out, 2);
    }
  }
}
