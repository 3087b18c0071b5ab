package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.ledger.Remains;

/// Where rehearsed runs keep their way back: apart from real ones, since the cluster that they
/// change is gone with them. Files of this machine are real in a rehearsal, too.
record RehearsedRuns(Session session, Path folder) implements AutoCloseable {
  static final String VARIABLE = "TURBULENCE_RUNS";

  /// @param session of the command; it learns what stays changed
  static RehearsedRuns open(Session session) throws IOException {
    return new RehearsedRuns(session, Files.createTempDirectory("turbulence-runs-"));
  }

  /// Removes the folder, unless a file is still changed whose way back is there.
  @Override
  public void close() {
    List<Remains> changed = new ArrayList<>();
    for (Remains remains :
        Wiring.recovery(session.in(Stagecraft.with(session.world(), this))).remains()) {
      if (!remains.files().isEmpty()) {
        changed.add(remains);
      }
    }
    if (changed.isEmpty()) {
      remove();
    }
    for (Remains remains : changed) {
      String command = VARIABLE + "=" + folder + " " + OpenRun.command(remains.id());
      session
          .events()
          .warning(
              "Still changed after the rehearsal: "
                  + String.join(", ", remains.files())
                  + ". Put back with: "
                  + command);
    }
  }

  private void remove() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      session.events().debug("The runs of the rehearsal stay in " + folder + ": " + e.getMessage());
    }
  }
}
