package turbulence.faults.kubernetes.cluster;

import turbulence.json.JsonObject;

/// What a watch tells.
///
/// @param object as it is now; of a deleted one as it was last, and when it went while nobody
///   listened only its `metadata` with name, namespace, uid and last version
public record Change(Kind kind, JsonObject object) {
  /// What became of it. What was there from the beginning counts as added.
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }
}
