package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of this machine whose process lives.
///
/// @param header null when it has not said yet whose it is
public record Living(String run, @Nullable RunHeader header) {
  /// All of them, newest first.
  public static List<Living> of(RunStore store) throws IOException {
    List<Living> living = new ArrayList<>();
    for (RunFolder folder : store.folders()) {
      if (Files.isDirectory(folder.path()) && isHeld(folder)) {
        living.add(new Living(folder.id(), header(folder)));
      }
    }
    return living;
  }

  private static boolean isHeld(RunFolder folder) throws IOException {
    if (!Files.exists(folder.lock())) {
      return false;
    }
    try (OwnerLock lock = OwnerLock.take(folder.lock())) {
      return lock == null;
    }
  }

  private static @Nullable RunHeader header(RunFolder folder) throws IOException {
    return folder.hasProgress()
        ? Progress.header(folder.progress())
        : LedgerState.read(folder.ledger()).header();
  }

  /// Whether its process is there no more.
  public boolean hasEnded(RunStore store) throws IOException {
    for (RunFolder folder : store.folders()) {
      if (folder.id().equals(run)) {
        return !isHeld(folder);
      }
    }
    return true;
  }
}
