package turbulence.experiment.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.experiment.ledger.LedgerState.History;
import turbulence.experiment.ledger.Remains.Fate;

/// Finds out what a folder tells of its run.
final class RemainsReader {
  private RemainsReader() {}

  /// Null when there is nothing left to do for that run.
  static @Nullable Remains read(RunFolder folder) throws IOException {
    boolean open = folder.hasOpenLedger();
    boolean unjournaled = folder.hasProgress();
    if (!open && !unjournaled) {
      return null;
    }
    boolean living = isLiving(folder);
    LedgerState state = open ? LedgerState.read(folder.ledger()) : LedgerState.NONE;
    List<String> targets = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (History history : state.histories()) {
      targets.add(history.target());
      if (history.entries().getFirst().undo() instanceof RestoreFile) {
        files.add(history.target());
      }
    }
    if (targets.isEmpty() && state.damage().isEmpty() && (living || !unjournaled)) {
      return null;
    }
    RunHeader header = state.header();
    if (header == null && unjournaled) {
      header = Progress.header(folder.progress());
    }
    Fate fate = living ? Fate.LIVING : state.ended() == null ? Fate.CRASHED : Fate.KEPT;
    return new Remains(
        folder.id(),
        fate,
        header,
        targets,
        files,
        unjournaled,
        state.damage(),
        last(state, header));
  }

  private static @Nullable Instant last(LedgerState state, @Nullable RunHeader header) {
    return state.last() != null || header == null ? state.last() : Stamp.parse(header.started());
  }

  private static boolean isLiving(RunFolder folder) throws IOException {
    try (OwnerLock lock = OwnerLock.take(folder.lock())) {
      return lock == null;
    }
  }
}
