package turbulence.experiment.extension;

import java.util.List;
import turbulence.json.JsonObject;

/// What guards one run while it lasts. Shared between threads.
public interface Safekeeping extends AutoCloseable {
  /// Keeps other runs off the targets of a step, from now until the run ends. Returns once nobody
  /// else is at them.
  ///
  /// @return whether nobody was: else what the step has seen may be others' work
  boolean claim(Intent intent) throws ActivityFailed, InterruptedException;

  /// Copies to where the step is about to act what the ledger says of there.
  ///
  /// @param lines all of the ledger
  void keep(Intent intent, List<JsonObject> lines) throws ActivityFailed, InterruptedException;

  /// What the run had to do without, in words.
  List<String> missing();

  /// The run is over: nothing is claimed any more, and of its ledger only what is still open stays.
  ///
  /// @param lines all of the ledger; nothing when nothing is open
  void end(List<JsonObject> lines) throws InterruptedException;

  /// From now on nobody hears of the run.
  @Override
  void close();
}
