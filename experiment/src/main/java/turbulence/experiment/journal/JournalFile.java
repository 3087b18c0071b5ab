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

  public void write(Json journal) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null
        || Files.isDirectory(path)
        || !Files.isRegularFile(path) && Files.exists(path)) {
      straight(journal);
      return;
    }
    Path beside =
        folder.resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      to(beside, journal);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /// Devices and pipes cannot be moved over.
  private void straight(Json journal) throws IOException {
    to(path, journal);
  }

  private static void to(Path target, Json journal) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      JsonWriter.write(journal, out, 2);
    }
  }
}
