package turbulence.faults.kubernetes.limit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// How a workload stands: what it is to have, what it has, and what the run has taken of it. Pods
/// go by their names.
///
/// @param desired how many pods it is to have, whatever the run scaled
/// @param cap how many it can have, as the run or somebody else scaled it
/// @param ready those that are ready now
/// @param taken those that the run has taken so far, whether they came back or not
/// @param leaving those of them that may still look ready
record Standing(int desired, int cap, Set<String> ready, Set<String> taken, Set<String> leaving) {
  Standing {
    ready = Set.copyOf(ready);
    taken = Set.copyOf(taken);
    leaving = Set.copyOf(leaving);
  }

  /// The same, scaled.
  Standing scaledTo(int replicas) {
    return new Standing(desired, replicas, ready, taken, leaving);
  }

  /// How many are ready once these are gone, too.
  int readyAfter(Collection<String> fresh) {
    Set<String> going = new HashSet<>(leaving);
    going.addAll(fresh);
    going.retainAll(ready);
    return Math.max(0, Math.min(cap, ready.size()) - going.size());
  }

  /// How many are missing because of the run once these are gone, too: no more than it took, and no
  /// more than are missing at all.
  int missingAfter(Collection<String> fresh) {
    Set<String> all = new HashSet<>(taken);
    all.addAll(fresh);
    int ours = all.size() + Math.max(0, desired - cap);
    return Math.min(ours, Math.max(0, desired - readyAfter(fresh)));
  }
}
