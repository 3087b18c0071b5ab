package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.ledger.LedgerState.History;
import turbulence.experiment.world.FileReplacement;
import turbulence.experiment.world.FileTrouble;
import turbulence.experiment.world.SteadyFile;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Where runs keep what must outlive them: a folder for each in `TURBULENCE_RUNS`, which is `runs`
/// under `TURBULENCE_HOME` unless said otherwise, and that is `.turbulence` in the home directory.
///
/// A run that ends well and changed nothing removes its folder. The other folders are history: the
/// newest fifty stay, and every one with something open.
public final class RunStore {
  static final int KEPT = 50;

  private final World world;
  private final @Nullable Path runs;

  public RunStore(World world) {
    this.world = world;
    String own = world.environment().getOrDefault("TURBULENCE_RUNS", "");
    Path home = home(world);
    this.runs = own.isEmpty() ? home == null ? null : home.resolve("runs") : world.resolve(own);
  }

  /// What belongs to this program in somebody's home: `TURBULENCE_HOME`, else `.turbulence` there;
  /// null where there is no home.
  public static @Nullable Path home(World world) {
    String own = world.environment().getOrDefault("TURBULENCE_HOME", "");
    String home = world.environment().getOrDefault("HOME", "");
    if (own.isEmpty() && home.isEmpty()) {
      return null;
    }
    return own.isEmpty() ? world.resolve(home).resolve(".turbulence") : world.resolve(own);
  }

  World world() {
    return world;
  }

  /// Sets up the folder of a run. Never fails: see [OpenRun#problem].
  public OpenRun begin(RunStart start, Events events) {
    Instant now = world.now();
    RunFolder folder = new RunFolder(Path.of(newId(now)));
    try {
      if (runs == null) {
        throw new IOException("neither TURBULENCE_HOME nor HOME is set");
      }
      folder = newFolder(runs, now);
      OwnerLock lock = OwnerLock.take(folder.lock());
      if (lock == null) {
        throw new IOException(folder.lock() + ": held by somebody else");
      }
      OpenRun.Place place = new OpenRun.Place(folder, lock);
      return new OpenRun(this, events, header(folder, start, now), place, "");
    } catch (IOException e) {
      String why = FileTrouble.words(e);
      return new OpenRun(this, events, header(folder, start, now), null, why);
    }
  }

  private static RunHeader header(RunFolder folder, RunStart start, Instant now) {
    return new RunHeader(
        folder.id(),
        start.title(),
        start.source(),
        start.journal().toString(),
        0,
        start.host(),
        Stamp.text(now),
        start.restore().word());
  }

  private String newId(Instant now) {
    return Stamp.name(now) + "-" + HexFormat.of().toHexDigits(world.random().nextInt(), 6);
  }

  private RunFolder newFolder(Path runs, Instant now) throws IOException {
    Files.createDirectories(runs, secret(runs));
    for (int attempt = 0; attempt < 100; attempt++) {
      Path path = runs.resolve(newId(now));
      if (!Files.exists(path)) {
        return new RunFolder(Files.createDirectory(path, secret(path)));
      }
    }
    throw new IOException(runs + ": every name for a new run is taken");
  }

  private static FileAttribute<?>[] secret(Path path) {
    return FileReplacement.isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /// Whether a run of that id was here and its process is gone.
  boolean isOver(String run) {
    if (runs == null || !isId(run) || !Files.isDirectory(runs.resolve(run))) {
      return false;
    }
    try (OwnerLock lock = OwnerLock.take(new RunFolder(runs.resolve(run)).lock())) {
      return lock != null;
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether a run of that id is here and its process lives.
  boolean isLiving(String run) {
    return runs != null && isId(run) && Files.isDirectory(runs.resolve(run)) && !isOver(run);
  }

  /// Whether the ledger of a run lies here that says that nothing is open.
  boolean isSettled(String run) {
    if (runs == null || !isId(run)) {
      return false;
    }
    try {
      RunFolder folder = new RunFolder(runs.resolve(run));
      return Files.exists(folder.ledger()) && !folder.hasOpenLedger();
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether that can be a run's id: whoever keeps it elsewhere could call it anything.
  public static boolean isId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'z') && c != '-') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 60;
  }

  /// The folder of a run that was known elsewhere only, with its ledger as it is there.
  RunFolder adopt(String run, List<JsonObject> lines) throws IOException {
    if (runs == null || !isId(run)) {
      throw new IOException("there is no place for run " + run);
    }
    RunFolder folder = new RunFolder(runs.resolve(run));
    Files.createDirectories(runs, secret(runs));
    if (!Files.isDirectory(folder.path())) {
      Files.createDirectory(folder.path(), secret(folder.path()));
    }
    if (!Files.exists(folder.ledger())) {
      Ledger.copy(folder.ledger(), lines);
    }
    return folder;
  }

  /// Every run's folder, newest first.
  List<RunFolder> folders() throws IOException {
    List<RunFolder> folders = new ArrayList<>();
    String[] names = runs == null ? null : names(runs);
    if (runs == null || names == null) {
      if (runs != null && Files.exists(runs)) {
        throw new IOException(runs + ": cannot be listed");
      }
      return folders;
    }
    Arrays.sort(names);
    for (int i = names.length - 1; i >= 0; i--) {
      folders.add(new RunFolder(runs.resolve(names[i])));
    }
    return folders;
  }

  /// Null when they cannot be listed.
  private static String @Nullable [] names(Path runs) throws IOException {
    if (SteadyFile.isHere(runs)) {
      return runs.toFile().list();
    } else if (!Files.isDirectory(runs)) {
      return null;
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.map(each -> each.getFileName().toString()).toArray(String[]::new);
    }
  }

  /// What other runs have yet to put back of that thing.
  List<History> openElsewhere(String thing, String run) throws IOException {
    List<History> found = new ArrayList<>();
    for (RunFolder folder : folders()) {
      if (!folder.id().equals(run) && folder.hasOpenLedger()) {
        for (History history : LedgerState.read(folder.ledger()).histories()) {
          if (history.thing().equals(thing)) {
            found.add(history);
          }
        }
      }
    }
    return found;
  }

  /// Removes history beyond the newest fifty.
  void prune(List<RunFolder> newestFirst) throws IOException {
    for (int i = KEPT; i < newestFirst.size(); i++) {
      RunFolder folder = newestFirst.get(i);
      OwnerLock lock = Files.isDirectory(folder.path()) ? OwnerLock.take(folder.lock()) : null;
      if (lock != null) {
        try (lock) {
          if (!folder.hasOpenLedger()) {
            folder.delete();
          }
        }
      }
    }
  }
}
