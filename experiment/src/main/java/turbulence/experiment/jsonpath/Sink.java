package turbulence.experiment.jsonpath;

import turbulence.json.Json;

/// Takes found values, one after the other.
@FunctionalInterface
interface Sink {
  /// Whether it wants more.
  boolean take(Json value) throws InterruptedException;
}
