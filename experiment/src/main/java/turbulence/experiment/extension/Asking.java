package turbulence.experiment.extension;

import turbulence.json.JsonObject;

/// What the engine lends to controls that have questions of their own.
@FunctionalInterface
public interface Asking {
  /// Runs a probe, written as in a file, and judges its answer by its tolerance.
  Answer ask(JsonObject probe) throws InterruptedException;

  /// @param met whether the probe answered, and within its tolerance
  /// @param why what was expected and seen, when it was not met
  /// @param run the entry as a journal would have it
  record Answer(boolean met, String why, JsonObject run) {}
}
