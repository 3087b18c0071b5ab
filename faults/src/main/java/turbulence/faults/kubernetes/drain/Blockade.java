package turbulence.faults.kubernetes.drain;

import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.json.JsonObject;

/// Why a pod may not leave yet.
///
/// @param budget the name of the disruption budget in the pod's namespace; empty when it is none
/// @param refusal what the API said last
record Blockade(String budget, ClusterFailed refusal) {
  private static final String BEFORE = "The disruption budget ";

  /// The API tells the budget's name in words only.
  static Blockade of(ClusterFailed refusal) {
    for (JsonObject cause : refusal.causes()) {
      String words = cause.text("message").orElse("");
      int end = words.indexOf(' ', BEFORE.length());
      if (words.startsWith(BEFORE) && end > 0) {
        return new Blockade(words.substring(BEFORE.length(), end), refusal);
      }
    }
    return new Blockade("", refusal);
  }

  /// Whether it may leave later: so does kubectl see it, too.
  static boolean isPassing(ClusterFailed refusal) {
    return refusal.code() == 429
        || refusal.isConflict()
        || (refusal.isForbidden()
            && refusal.causes().stream()
                .anyMatch(cause ->
                    cause.text("reason").filter("NamespaceTerminating"::equals).isPresent()));
  }
}
