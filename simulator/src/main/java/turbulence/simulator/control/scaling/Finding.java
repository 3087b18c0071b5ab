package turbulence.simulator.control.scaling;

import turbulence.json.JsonObject;

/// What came of looking at one metric.
sealed interface Finding {
  /// So many replicas are asked for.
  ///
  /// @param name what was measured, in words
  /// @param current the reading, as a status carries it
  record Proposal(long replicas, String name, JsonObject current) implements Finding {}

  /// There is no reading, and why not: the condition's reason and what is said of it.
  record Unavailable(String reason, String complaint) implements Finding {}
}
