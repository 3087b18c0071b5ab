package turbulence.faults.kubernetes.drain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.cluster.Change;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// How many disruptions budgets allow, as far as is heard: who waits for a budget need not ask in
/// vain until it allows something. Listens from the first refusal on.
final class Allowances implements AutoCloseable {
  private final Cluster cluster;
  private final Map<String, Integer> news = new HashMap<>();
  private @Nullable Vigil vigil;

  Allowances(Cluster cluster) {
    this.cluster = cluster;
  }

  void listen() {
    if (vigil == null) {
      vigil = new Vigil(cluster, Resource.DISRUPTION_BUDGETS.everywhere(), this::hear);
    }
  }

  private synchronized void hear(Change change) {
    JsonObject metadata = change.object().object("metadata");
    String name = metadata.text("namespace").orElse("") + "/" + metadata.text("name").orElse("");
    // What a budget that is gone held up may go.
    news.put(
        name, change.kind() == Change.Kind.DELETED ? Integer.MAX_VALUE : allowed(change.object()));
  }

  /// How many may try now, since the budget has said so; each news counts once.
  synchronized int take(String budget) {
    Integer allowed = news.remove(budget);
    return allowed == null ? 0 : allowed;
  }

  boolean isListening() {
    return vigil != null && vigil.isAwake();
  }

  /// How many disruptions a budget allows; empty when that cannot be read.
  static Optional<Integer> ask(Cluster cluster, String namespace, String budget)
      throws InterruptedException {
    try {
      return cluster
          .find(Resource.DISRUPTION_BUDGETS.ref(namespace, budget))
          .map(Allowances::allowed);
    } catch (ClusterFailed e) {
      return Optional.empty(); // whoever may evict need not be allowed to read budgets
    }
  }

  private static int allowed(JsonObject budget) {
    return budget.object("status").get("disruptionsAllowed") instanceof JsonNumber number
        ? number.value().intValue()
        : 0;
  }

  @Override
  public void close() {
    if (vigil != null) {
      vigil.close();
    }
  }
}
