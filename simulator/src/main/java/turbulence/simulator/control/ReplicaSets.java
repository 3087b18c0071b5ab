package turbulence.simulator.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Keeps as many pods of a template as a ReplicaSet asks for; does the same for the older
/// ReplicationControllers.
public final class ReplicaSets implements Controller {
  /// A look at more pods than this costs enough for the next one to wait.
  private static final int MANY = 50;

  private final Means means;
  private final Resource resource;
  private final Owned sets;
  private final Owned pods = new Owned(Kinds.PODS);
  private final Replicas replicas;
  private final Looks looks;
  private final Managers managers;

  /// Whether the last look found pods missing or too many: there may be more to do at once.
  private boolean acted;

  private ReplicaSets(Means means, Resource resource, String kind, String component) {
    this.means = means;
    this.looks = new Looks(means.timeline());
    this.resource = resource;
    this.managers = new Managers(means.store(), resource, kind, this::selector);
    this.sets = new Owned(resource);
    this.replicas = new Replicas(means, Events.ofController(means, component));
  }

  public static ReplicaSets of(Means means) {
    return new ReplicaSets(means, Kinds.REPLICA_SETS, "ReplicaSet", "replicaset-controller");
  }

  public static ReplicaSets replicationControllers(Means means) {
    return new ReplicaSets(
        means, Kinds.REPLICATION_CONTROLLERS, "ReplicationController", "replication-controller");
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource changed = change.key().resource();
    if (changed.equals(resource)) {
      sets.seen(change);
      look.accept(change.key());
    } else if (changed.equals(Kinds.PODS)) {
      pods.seen(change);
      managers.seen(change, look);
    }
  }

  private LabelSelector selector(Stored set) {
    return resource.equals(Kinds.REPLICA_SETS)
        ? LabelSelector.of(set.spec().get("selector"))
        : LabelSelector.ofLabels(set.spec().object("selector"));
  }

  @Override
  public Duration rest(Key key) {
    int owned = means.store().get(key).map(set -> pods.of(set.uid()).size()).orElse(0);
    if (owned <= MANY) {
      return Duration.ZERO;
    }
    return Duration.ofMillis(acted ? Math.min(50, owned / 10) : Math.min(200, owned / 100));
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> found = means.store().get(key);
    if (found.isEmpty()) {
      looks.forget(key);
      return;
    }
    Stored set = found.get();
    LabelSelector selector = selector(set);
    List<Stored> active = new ArrayList<>();
    long terminating = 0;
    for (Stored pod : pods.around(set).toList()) {
      if (Pods.isActive(pod)) {
        active.add(pod);
      } else if (Pods.isTerminating(pod)
          && References.isControlledBy(pod, set.uid())
          && selector.matches(pod.metadata().object("labels"))) {
        terminating++;
      }
    }
    List<Stored> claimed = new Claims(means, set, selector).claim(active);
    acted = claimed.size() != wanted(set) && !set.isDeleting();
    Refusal failure = set.isDeleting() ? null : replicas.adjust(set, claimed, () -> related(set));
    write(set, claimed, terminating, failure);
    if (failure != null) {
      throw failure;
    }
  }

  /// The pods of the same application: of all sets that the set's own owner manages.
  private List<Stored> related(Stored set) {
    JsonObject owner = References.controller(set);
    List<Stored> related = new ArrayList<>();
    if (owner == null) {
      related.addAll(pods.of(set.uid()));
    } else {
      sets.of(References.uid(owner)).forEach(one -> related.addAll(pods.of(one.uid())));
    }
    return related;
  }

  private void write(
      Stored set, List<Stored> claimed, long terminating, @Nullable Refusal failure) {
    ReplicaCount count = ReplicaCount.of(claimed, set.spec(), means.timeline().instant());
    JsonObject.Builder fields = count.status();
    if (resource.equals(Kinds.REPLICA_SETS)) {
      fields.put("terminatingReplicas", terminating);
    }
    JsonObject counted =
        fields.put("observedGeneration", Fields.whole(set.metadata(), "generation", 0)).build();
    JsonObject status = replicas.withFailure(counted, set, claimed.size(), failure);
    if (!status.equals(set.status())) {
      means.tell(set, status);
    }
    looks.anew(set.key(), count.nextIn().orElse(null));
  }

  /// How many pods a set asks for.
  static long wanted(Stored set) {
    return set.spec().get("replicas") instanceof JsonNumber number ? number.value().longValue() : 1;
  }
}
