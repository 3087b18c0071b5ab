package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.simulator.control.LabelSelector;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Which of several pods could not go without hurting a disruption budget.
record Protection(Set<Stored> violated) {
  private static final Resource BUDGETS = new Resource("policy", "poddisruptionbudgets");

  /// The pods go in that order.
  static Protection of(Store store, List<Stored> pods) {
    Map<Key, Long> left = new HashMap<>();
    Set<Stored> violated = new LinkedHashSet<>();
    for (Stored pod : pods) {
      List<Stored> budgets = new ArrayList<>(store.snapshot(BUDGETS).all(pod.key().namespace()));
      budgets.removeIf(budget ->
          !LabelSelector.of(budget.spec().get("selector")).matches(pod.metadata().object("labels"))
              || budget.status().object("disruptedPods").has(pod.key().name()));
      for (Stored budget : budgets) {
        long may = Trees.whole(budget.status(), "disruptionsAllowed", 0);
        if (left.merge(budget.key(), may - 1, (before, _) -> before - 1) < 0) {
          violated.add(pod);
        }
      }
    }
    return new Protection(violated);
  }
}
