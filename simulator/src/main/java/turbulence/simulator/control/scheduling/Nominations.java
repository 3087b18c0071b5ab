package turbulence.simulator.control.scheduling;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Key;

/// Room that is kept for pods until those are gone that have to make it.
final class Nominations {
  private final Map<Key, Nominee> all = new HashMap<>();

  private record Nominee(Pod pod, String node) {}

  /// Keeps room on that node; less important pods lose theirs there.
  void keep(Pod pod, String node) {
    all.values().removeIf(each -> each.node.equals(node) && each.pod.priority() < pod.priority());
    all.put(pod.key(), new Nominee(pod, node));
  }

  void forget(Key pod) {
    all.remove(pod);
  }

  /// Where room is kept for the pod, or null.
  @Nullable String node(Key pod) {
    Nominee nominee = all.get(pod);
    return nominee == null ? null : nominee.node;
  }

  /// Judges a node as if those were there already that are as important as the pod.
  <T extends @Nullable Object> T with(Host host, Pod pod, Supplier<T> judge) {
    if (all.isEmpty()) {
      return judge.get();
    }
    add(host, pod, 1);
    try {
      return judge.get();
    } finally {
      add(host, pod, -1);
    }
  }

  private void add(Host host, Pod pod, int sign) {
    for (Nominee each : all.values()) {
      if (each.node.equals(host.name())
          && !each.pod.key().equals(pod.key())
          && each.pod.priority() >= pod.priority()) {
        host.add(each.pod.demand(), sign);
      }
    }
  }
}
