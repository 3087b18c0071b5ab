package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.journal.JournalFile;
import turbulence.experiment.world.FileReplacement;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonWriter;

/// Writes the journal that a run could not write any more, where the run would have put it.
///
/// If somebody wrote there since that run started, as a later run does, the journal goes into the
/// run's folder instead. The progress is thrown away last, so a second attempt ends as the first.
final class CrashedJournal {
  private final RunFolder folder;

  CrashedJournal(RunFolder folder) {
    this.folder = folder;
  }

  /// Where the journal lies now; null when nothing is known of the run.
  @Nullable Path finish() throws IOException {
    if (!folder.hasProgress()) {
      return null;
    }
    RunHeader header = Progress.header(folder.progress());
    JsonObject journal = JournalSoFar.assemble(Progress.read(folder.progress()));
    Path written = header == null || journal == null ? null : place(header, journal);
    if (header != null) {
      new JournalFile(wanted(header)).clear(header.pid());
    }
    Files.deleteIfExists(folder.progress());
    return written;
  }

  private Path wanted(RunHeader header) {
    return folder.path().getFileSystem().getPath(header.journal());
  }

  private Path place(RunHeader header, JsonObject journal) throws IOException {
    Path wanted = wanted(header);
    JsonObject there = there(wanted);
    if (there != null && isOf(journal, there)) {
      return there.text("status").isPresent() ? wanted : written(wanted, journal);
    }
    boolean theirs = isLater(wanted, header);
    return written(theirs ? folder.path().resolve("journal.json") : wanted, journal);
  }

  private Path written(Path path, JsonObject journal) throws IOException {
    byte[] text = JsonWriter.pretty(journal, 2).getBytes(StandardCharsets.UTF_8);
    FileReplacement.write(path, path.resolveSibling(".turbulence-" + folder.id()), text, null);
    return path;
  }

  /// The journal that lies there; null when there is none.
  private static @Nullable JsonObject there(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return null;
    }
    try {
      return JsonReader.read(Files.readAllBytes(path), LineFile.LIMITS) instanceof JsonObject there
          ? there
          : null;
    } catch (JsonMalformed e) {
      return null;
    }
  }

  /// Whether both are of the same run.
  private static boolean isOf(JsonObject journal, JsonObject other) {
    return other.text("start").equals(journal.text("start"))
        && other.text("run-id").equals(journal.text("run-id"))
        && other
            .object("experiment")
            .text("title")
            .equals(journal.object("experiment").text("title"));
  }

  private static boolean isLater(Path path, RunHeader header) throws IOException {
    Instant started = Stamp.parse(header.started());
    Path directory = path.getParent();
    return directory == null
        || !Files.isDirectory(directory)
        || (Files.exists(path)
            && (started == null || Files.getLastModifiedTime(path).toInstant().isAfter(started)));
  }
}
