package turbulence.faults.kubernetes.limit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.Ref;

/// What a footprint was found to take, kept for those that come after it: what is gone cannot be
/// asked any more what it belonged to.
///
/// @param pods by their workload
/// @param sizes how many pods a workload was to have
/// @param zones those of nodes
record Tally(Map<Ref, Set<String>> pods, Map<Ref, Integer> sizes, Map<String, String> zones) {
  Tally() {
    this(new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  Set<String> pods(Ref workload) {
    return pods.getOrDefault(workload, Set.of());
  }

  void take(Ref workload, String pod) {
    pods.computeIfAbsent(workload, _ -> new HashSet<>()).add(pod);
  }
}
