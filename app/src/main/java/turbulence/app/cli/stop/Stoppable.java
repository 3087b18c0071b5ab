package turbulence.app.cli.stop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.ledger.Abroad;
import turbulence.experiment.ledger.Living;
import turbulence.experiment.ledger.RunStore;
import turbulence.experiment.world.World;

/// A run that somebody may ask to end.
public interface Stoppable {
  /// Its id.
  String run();

  /// Whose it is, in words; empty when nobody knows.
  String owner();

  /// Asks it to end.
  ///
  /// @param skipRollbacks whether it is to leave everything as it is
  void ask(boolean skipRollbacks) throws ActivityFailed, InterruptedException;

  /// Whether it has ended.
  ///
  /// @throws ActivityFailed when nobody will tell any more
  boolean hasEnded() throws ActivityFailed, IOException, InterruptedException;

  /// Sends a signal to a process.
  interface Sender {
    /// Whether there is such a process.
    boolean send(long process, String signal);
  }

  /// Where runs are looked for.
  record Places(World world, RunStore store, Abroad abroad, Sender sender) {}

  /// Every run of this machine that is under way, then those that the systems at hand know of.
  static List<Stoppable> all(Places places) throws IOException, InterruptedException {
    List<Stoppable> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    List<Kept> kept = places.abroad().all();
    for (Living living : Living.of(places.store())) {
      if (living.header() == null || NearRun.isHere(living.header(), places.world())) {
        known.add(living.run());
        all.add(new NearRun(living, places));
      }
    }
    for (Kept each : kept) {
      if (known.add(each.run()) && isThere(each)) {
        all.add(new FarRun(each, places.world()));
      }
    }
    return all;
  }

  private static boolean isThere(Kept kept) throws InterruptedException {
    try {
      return kept.isThere();
    } catch (ActivityFailed e) {
      return false;
    }
  }
}
