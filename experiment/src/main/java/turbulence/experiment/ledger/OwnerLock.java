package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.SteadyFile;

/// Says that somebody lives who answers for a run: a lock that the system drops when the process
/// ends, however it ends. Whoever holds it may undo.
final class OwnerLock implements AutoCloseable {
  /// What this process holds. The system drops a lock as soon as its process closes any handle of
  /// the file, so a file that we hold must not even be opened a second time.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final SteadyFile file;

  private OwnerLock(Path path, SteadyFile file) {
    this.path = path;
    this.file = file;
  }

  /// The lock, or null when somebody holds it.
  static @Nullable OwnerLock take(Path lockFile) throws IOException {
    Path path = lockFile.toAbsolutePath().normalize();
    if (!HELD.add(path)) {
      return null;
    }
    OwnerLock lock = null;
    boolean interrupted = Thread.interrupted();
    try {
      lock = locked(path);
      return lock;
    } finally {
      if (lock == null) {
        HELD.remove(path);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static @Nullable OwnerLock locked(Path path) throws IOException {
    SteadyFile file = SteadyFile.open(path);
    try {
      if (file.lock()) {
        return new OwnerLock(path, file);
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    return null;
  }

  @Override
  public void close() throws IOException {
    file.close();
    HELD.remove(path);
  }
}
