package turbulence.experiment.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.world.FileReplacement;
import turbulence.experiment.world.World;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The pen that writes a run's ledger. Shared between threads.
///
/// Lines: `run`, whose it is; `undo`, what a step is about to change and its way back, lasting
/// before the step writes; `acted`, that the step is done; `undoing`, who set out to restore;
/// `settled`, how an entry ended; `ended`, how the run ended; `closed`, that nothing is open.
final class Ledger implements Closeable {
  static final String UNDO = "undo";
  static final String ACTED = "acted";
  static final String UNDOING = "undoing";
  static final String SETTLED = "settled";
  static final String ENDED = "ended";
  static final String CLOSED = "closed";

  private final LineFile file;
  private final World world;
  private final List<JsonObject> told = new ArrayList<>();
  private long lastId;

  private Ledger(LineFile file, World world) {
    this.file = file;
    this.world = world;
  }

  /// A new ledger, with its first line written.
  static Ledger create(Path path, RunHeader header, World world) throws IOException {
    Ledger ledger = new Ledger(LineFile.create(path), world);
    try {
      ledger.file.append(List.of(header.line()), false);
      ledger.told.add(header.line());
      syncFolders(path);
    } catch (IOException e) {
      ledger.close();
      Files.deleteIfExists(path);
      throw e;
    }
    return ledger;
  }

  /// A ledger as it was kept elsewhere.
  static void copy(Path path, List<JsonObject> lines) throws IOException {
    Path made = path.resolveSibling(".turbulence-ledger");
    Files.deleteIfExists(made);
    try (LineFile file = LineFile.create(made)) {
      file.append(lines, true);
    }
    Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
    syncFolders(path);
  }

  /// The run's folder and those above it may be as new as the file.
  private static void syncFolders(Path path) throws IOException {
    Path at = path.toAbsolutePath();
    for (int level = 0; level < 3 && at != null; level++) {
      FileReplacement.syncDirectory(at);
      at = at.getParent();
    }
  }

  /// The ledger of a run whose owner is dead, by whoever claimed it.
  static Ledger reopen(Path path, World world) throws IOException {
    return new Ledger(LineFile.reopen(path), world);
  }

  /// Writes down the way back of one step, all of it or none.
  synchronized List<Long> undo(String activity, List<Undo> undos) throws IOException {
    List<Long> ids = new ArrayList<>();
    List<JsonObject> lines = new ArrayList<>();
    for (Undo undo : undos) {
      ids.add(lastId + ids.size() + 1);
      lines.add(entry(ids.getLast(), activity, undo));
    }
    file.append(lines, true);
    lastId = ids.getLast();
    told.addAll(lines);
    return ids;
  }

  /// Whose it is, and every way back that was written down.
  synchronized List<JsonObject> told() {
    return List.copyOf(told);
  }

  void acted(List<Long> ids) throws IOException {
    file.append(List.of(line(ACTED).put("ids", JsonArray.from(ids)).build()), false);
  }

  /// Says who restores from now on. The lock on the run decides between two who want to.
  void undoing(String by) throws IOException {
    file.append(List.of(line(UNDOING).put("by", by).build()), true);
  }

  void settled(List<Long> ids, String how, String by) throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    for (Long id : ids) {
      lines.add(line(SETTLED).put("id", id).put("how", how).put("by", by).build());
    }
    file.append(lines, true);
  }

  void ended(String status, String restore) throws IOException {
    file.append(List.of(line(ENDED).put("status", status).put("restore", restore).build()), true);
  }

  void closed() throws IOException {
    file.append(List.of(line(CLOSED).build()), true);
  }

  private JsonObject entry(long id, String activity, Undo undo) {
    return line(UNDO)
        .put("id", id)
        .put("activity", activity)
        .put("form", UndoForms.name(undo))
        .put("target", undo.target())
        .put("undo", UndoForms.write(undo))
        .build();
  }

  private JsonObject.Builder line(String kind) {
    return JsonObject.builder().put("line", kind).put("at", Stamp.text(world.now()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
