package turbulence.json.yaml;

import turbulence.json.Json;
import turbulence.json.JsonNull;

/// A finished value with what it would take if every alias in it were written out.
///
/// @param weight how many values it holds, itself counted; long texts count for several
/// @param height how many levels lie under it
record Part(Json json, long weight, int height) {
  /// Stands for what an anchor names as long as its end has not come.
  static final Part UNFINISHED = new Part(JsonNull.NULL, 0, 0);

  private static final int TEXT_OF_ONE_VALUE = 64;

  static Part leaf(Json json, String text) {
    return new Part(json, 1L + text.length() / TEXT_OF_ONE_VALUE, 0);
  }

  boolean isFinished() {
    return weight > 0;
  }
}
