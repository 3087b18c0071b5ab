package turbulence.experiment.extension;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// What a system keeps of one run.
public interface Kept {
  /// The run's id.
  String run();

  /// Whose it is, in words.
  String owner();

  /// Where it is kept, in words.
  String place();

  /// Its ledger, as far as it is about that system; nothing when there is no copy.
  List<JsonObject> lines();

  /// What the run said last when it said that it lives: another thing each time.
  String pulse();

  /// Whether it can be seen whether the run lives.
  boolean isWatchable();

  /// From now on whoever asks puts the run's changes back, until [#leave].
  ///
  /// @param by who, in words
  /// @return null when that is so, else who is at it already, in words
  @Nullable String claim(String by) throws ActivityFailed, InterruptedException;

  /// Ends a claim.
  ///
  /// @param lines the ledger as it is now; nothing when nothing is open, so that nothing is kept
  void leave(List<JsonObject> lines) throws ActivityFailed, InterruptedException;

  /// Asks the run to end.
  ///
  /// @param by who asks, in words
  /// @param skipRollbacks whether it is to leave everything as it is
  void stop(String by, boolean skipRollbacks) throws ActivityFailed, InterruptedException;

  /// Whether the system still keeps it. A run that ends in order leaves nothing that is kept.
  boolean isKept() throws ActivityFailed, InterruptedException;

  /// Whether the run still says that it is there.
  boolean isThere() throws ActivityFailed, InterruptedException;
}
