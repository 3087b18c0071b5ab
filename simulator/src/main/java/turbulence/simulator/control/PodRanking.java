package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// Which pods go first when there are too many: those that are worth least.
public final class PodRanking {
  private static final String COST = "controller.kubernetes.io/pod-deletion-cost";

  private final Instant now;
  private final Map<String, Integer> crowds = new HashMap<>();

  /// The related ones are all active pods of the same application, which make a node crowded.
  public PodRanking(Collection<Stored> related, Instant now) {
    this.now = now;
    for (Stored pod : related) {
      if (Pods.isActive(pod)) {
        crowds.merge(Pods.node(pod), 1, Integer::sum);
      }
    }
  }

  /// A pod with what it is ranked by.
  private record Ranked(
      Stored pod,
      boolean assigned,
      int phase,
      boolean ready,
      long cost,
      int crowd,
      Optional<Instant> readySince,
      long restarts,
      Optional<Instant> created) {}

  /// That many of the pods, the least worthy first.
  public List<Stored> first(int count, Collection<Stored> pods) {
    List<Ranked> ranked = new ArrayList<>(pods.size());
    pods.forEach(pod -> ranked.add(ranked(pod)));
    ranked.sort(order());
    return ranked.subList(0, count).stream().map(Ranked::pod).toList();
  }

  private Comparator<Ranked> order() {
    return Comparator.comparing(Ranked::assigned)
        .thenComparingInt(Ranked::phase)
        .thenComparing(Ranked::ready)
        .thenComparingLong(Ranked::cost)
        .thenComparing(Comparator.comparingInt(Ranked::crowd).reversed())
        .thenComparingInt(ranked -> age(ranked.readySince()))
        .thenComparing(Comparator.comparingLong(Ranked::restarts).reversed())
        .thenComparingInt(ranked -> age(ranked.created()))
        .thenComparing(ranked -> ranked.pod().uid());
  }

  private Ranked ranked(Stored pod) {
    int phase =
        switch (Pods.phase(pod)) {
          case "Running" -> 2;
          case "Unknown" -> 1;
          default -> 0;
        };
    return new Ranked(
        pod,
        !Pods.node(pod).isEmpty(),
        phase,
        Pods.isReady(pod),
        cost(pod),
        crowds.getOrDefault(Pods.node(pod), 0),
        Pods.readySince(pod),
        restarts(pod),
        Pods.time(pod.metadata(), "creationTimestamp"));
  }

  private static long cost(Stored pod) {
    String cost = Fields.text(pod.metadata().object("annotations"), COST);
    try {
      return cost.isEmpty() ? 0 : Integer.parseInt(cost);
    } catch (NumberFormatException noCost) {
      return 0;
    }
  }

  private static long restarts(Stored pod) {
    long most = 0;
    for (JsonObject container : Fields.objects(pod.status(), "containerStatuses")) {
      most = Math.max(most, Fields.whole(container, "restartCount", 0));
    }
    return most;
  }

  /// The age in doublings: pods of about the same age are equal, so that chance decides among them.
  private int age(Optional<Instant> since) {
    long nanos = since.map(then -> Duration.between(then, now).toNanos()).orElse(0L);
    return nanos <= 0 ? -1 : Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
  }
}
