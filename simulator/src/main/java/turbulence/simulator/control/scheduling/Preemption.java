package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Looks for a node on which a pod would fit if less important ones went.
final class Preemption {
  /// As many nodes are tried at most, but a tenth of all in large clusters.
  private static final int TRIED = 100;

  /// The more important first, of equals the one that began first.
  private static final Comparator<Stored> IMPORTANCE =
      Comparator.comparingLong((Stored pod) -> -priority(pod))
          .thenComparing(Preemption::start)
          .thenComparing(pod -> pod.key().name());

  private final Cluster cluster;
  private final Store store;
  private final Pod pod;
  private final JsonObject podSpec;

  Preemption(Cluster cluster, Store store, Pod pod, JsonObject podSpec) {
    this.cluster = cluster;
    this.store = store;
    this.pod = pod;
    this.podSpec = podSpec;
  }

  /// Who has to go from a node.
  ///
  /// @param violations how many of them a disruption budget protects
  record Plan(Host host, List<Stored> victims, int violations) {
    private static final Comparator<Plan> ORDER =
        Comparator.comparingInt(Plan::violations)
            .thenComparingLong(Plan::highest)
            .thenComparingLong(Plan::sum)
            .thenComparingInt(plan -> plan.victims.size())
            .thenComparing(Plan::latestStart, Comparator.reverseOrder());

    private long highest() {
      return priority(victims.getFirst());
    }

    private long sum() {
      return victims.stream().mapToLong(each -> priority(each) + Integer.MAX_VALUE + 1L).sum();
    }

    /// When the first of the most important ones began.
    private String latestStart() {
      return start(victims.getFirst());
    }
  }

  static long priority(Stored pod) {
    return Trees.whole(pod.spec(), "priority", 0);
  }

  private static String start(Stored pod) {
    return Trees.text(pod.status(), "startTime");
  }

  /// The plan that harms least, if any helps.
  Optional<Plan> best(List<Host> hosts) {
    if (!cluster.hasLessImportant(pod.priority())) {
      return Optional.empty();
    }
    Map<String, List<Stored>> lower = lower();
    int most = Math.max(TRIED, cluster.hosts().size() / 10);
    List<Plan> plans = new ArrayList<>();
    for (Host host : hosts) {
      List<Stored> there = lower.getOrDefault(host.name(), List.of());
      if (!there.isEmpty() && plans.size() < most) {
        plan(host, there).ifPresent(plans::add);
      }
    }
    return plans.stream().min(Plan.ORDER);
  }

  /// The less important pods of each node, the most important first.
  private Map<String, List<Stored>> lower() {
    Map<String, List<Stored>> lower = new HashMap<>();
    cluster.placed((key, node) ->
        store
            .get(key)
            .filter(each -> priority(each) < pod.priority())
            .ifPresent(each -> lower.computeIfAbsent(node, _ -> new ArrayList<>()).add(each)));
    lower.values().forEach(each -> each.sort(IMPORTANCE));
    return lower;
  }

  /// All go, and then as many stay as can: first those that a budget protects.
  private Optional<Plan> plan(Host host, List<Stored> lower) {
    lower.forEach(each -> taken(each, true));
    List<Stored> away = new ArrayList<>(lower);
    try {
      if (!fits(host)) {
        return Optional.empty();
      }
      Protection protection = Protection.of(store, lower);
      int violations = 0;
      for (Stored each : protection.violated()) {
        violations += stays(each, host, away) ? 0 : 1;
      }
      for (Stored each : lower) {
        if (!protection.violated().contains(each)) {
          boolean kept = stays(each, host, away);
          assert kept != away.contains(each);
        }
      }
      return away.isEmpty()
          ? Optional.empty()
          : Optional.of(new Plan(host, List.copyOf(away), violations));
    } finally {
      away.forEach(each -> cluster.place(cluster.read(each), host.name()));
    }
  }

  private boolean stays(Stored each, Host host, List<Stored> away) {
    cluster.place(cluster.read(each), host.name());
    if (fits(host)) {
      away.remove(each);
      return true;
    }
    taken(each, true);
    return false;
  }

  private void taken(Stored each, boolean expected) {
    boolean was = cluster.take(each.key());
    assert was == expected;
  }

  private boolean fits(Host host) {
    return new Choice(cluster, pod, podSpec).judge(host) == null;
  }
}
