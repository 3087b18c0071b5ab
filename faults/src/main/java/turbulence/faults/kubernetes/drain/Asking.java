package turbulence.faults.kubernetes.drain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.many.Outcome;
import turbulence.json.JsonObject;

/// Asks the API to let pods leave, several at once. Those that a budget holds up are asked for
/// again when the budget allows it, and every five seconds, as kubectl does.
final class Asking implements AutoCloseable {
  private static final long AGAIN = Duration.ofSeconds(5).toNanos();

  private final Scope scope;
  private final Cluster cluster;
  private final Allowances allowances;

  Asking(Scope scope, Cluster cluster) {
    this.scope = scope;
    this.cluster = cluster;
    this.allowances = new Allowances(cluster);
  }

  /// Asks for those whose turn it is.
  ///
  /// @return those that were gone already
  List<Departure> round(List<Departure> left) throws ActivityFailed, InterruptedException {
    List<Departure> due = due(left);
    List<Departure> gone = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    ActivityFailed first = null;
    for (Outcome<Departure> outcome : Each.of(scope, due, this::evict).all()) {
      ActivityFailed failure = failed(outcome);
      if (failure != null) {
        first = first == null ? failure : first;
        failures.add(failure.reason());
      } else if (!outcome.there()) {
        gone.add(outcome.target());
      }
    }
    if (first != null) {
      throw new ActivityFailed(String.join("\n", failures), first);
    }
    return gone;
  }

  /// Whether there was an answer that will not change.
  private @Nullable ActivityFailed failed(Outcome<Departure> outcome) {
    Departure pod = outcome.target();
    ActivityFailed failure = outcome.failure();
    if (failure == null) {
      pod.granted();
      return null;
    } else if (failure.getCause() instanceof ClusterFailed refusal && Blockade.isPassing(refusal)) {
      pod.refused(Blockade.of(refusal), scope.world().nanoTime());
      if (!pod.budget().isEmpty()) {
        allowances.listen();
      }
      return null;
    }
    return failure;
  }

  private boolean evict(Departure pod) throws ClusterFailed, ActivityFailed, InterruptedException {
    Lodger lodger = pod.lodger();
    Deletion deletion = lodger.namesake() ? Deletion.USUAL.of(lodger.uid()) : Deletion.USUAL;
    JsonObject answer;
    try {
      answer = cluster.evict(lodger.ref(), deletion);
    } catch (ClusterFailed e) {
      if (e.isNotFound() || Blockade.isPassing(e)) {
        throw e;
      }
      throw Refused.briefly(words(lodger), e);
    }
    // A pod under two budgets is refused in an answer that looks like a success.
    if (answer.text("status").filter("Failure"::equals).isPresent()) {
      throw new ActivityFailed(words(lodger) + ": " + answer);
    }
    return true;
  }

  static String words(Lodger lodger) {
    return "Failed to evict pod " + lodger.name();
  }

  private List<Departure> due(List<Departure> left) {
    List<Departure> due = new ArrayList<>();
    Map<String, List<Departure>> held = new LinkedHashMap<>();
    long now = scope.world().nanoTime();
    for (Departure pod : left) {
      if (!pod.isGranted() && !pod.budget().isEmpty()) {
        held.computeIfAbsent(pod.budget(), _ -> new ArrayList<>()).add(pod);
      } else if (!pod.isGranted() && (pod.blockade() == null || isAgain(pod, now))) {
        due.add(pod);
      }
    }
    held.forEach((budget, pods) -> due.addAll(inTurn(budget, pods, now)));
    return due;
  }

  /// Those of one budget that may try: as many as it says; one to see whether it still says so; all
  /// when nothing is heard of it. Who has waited longest comes first.
  private List<Departure> inTurn(String budget, List<Departure> pods, long now) {
    long allowed = allowances.take(budget);
    pods.sort(Comparator.comparingLong(Departure::tried));
    if (isAgain(pods.getFirst(), now) && !allowances.isListening()) {
      return pods.stream().filter(pod -> isAgain(pod, now)).toList();
    } else if (isAgain(pods.getLast(), now)) {
      allowed = Math.max(1, allowed);
    }
    return pods.subList(0, (int) Math.min(allowed, pods.size()));
  }

  private static boolean isAgain(Departure pod, long now) {
    return now - pod.tried() >= AGAIN;
  }

  @Override
  public void close() {
    allowances.close();
  }
}
