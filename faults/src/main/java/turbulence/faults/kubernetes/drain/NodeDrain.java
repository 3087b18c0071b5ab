package turbulence.faults.kubernetes.drain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Change;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;

/// Empties one node: asks its pods to leave and waits until they are gone.
public final class NodeDrain {
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMillis(80);
  private static final long OFTEN = Duration.ofSeconds(1).toNanos();
  private static final long SELDOM = Duration.ofSeconds(10).toNanos();

  private final Scope scope;
  private final World world;
  private final Cluster cluster;
  private final String node;
  private final Terms terms;
  private final List<Departure> left = new ArrayList<>();

  /// The uids of pods that are not there any more.
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  private long looked;
  private long pause = OFTEN;

  /// @param seconds how long it may take to empty one node
  /// @param storageGoes whether pods leave that store something on the node
  public record Terms(int seconds, boolean storageGoes) {}

  public NodeDrain(Scope scope, Cluster cluster, String node, Terms terms) {
    this.scope = scope;
    this.world = scope.world();
    this.cluster = cluster;
    this.node = node;
    this.terms = terms;
  }

  /// The pods of a node.
  public static Listing pods(String node) {
    return Resource.PODS.everywhere().fields("spec.nodeName=" + node);
  }

  /// Returns when nobody is left who has to leave. When the time is over it says who is.
  public void empty() throws ActivityFailed, InterruptedException {
    long begin = world.nanoTime();
    long end = begin + Duration.ofSeconds(terms.seconds()).toNanos();
    gather();
    if (left.isEmpty()) {
      return;
    }
    try (Vigil vigil = new Vigil(cluster, pods(node).metadataOnly(), this::hear);
        Asking asking = new Asking(scope, cluster)) {
      Duration rest = SHORT;
      looked = begin;
      while (true) {
        int before = left.size();
        left.removeAll(asking.round(left));
        look(vigil.isAwake() ? pause : OFTEN);
        if (left.isEmpty()) {
          return;
        } else if (world.nanoTime() - end >= 0) {
          giveUp();
          return;
        }
        rest = left.size() < before ? SHORT : longer(rest);
        world.sleep(shorter(rest, Duration.ofNanos(end - world.nanoTime())));
      }
    } catch (InterruptedException e) {
      scope.events().warning("interrupted while node " + node + " was drained: " + standing());
      throw e;
    }
  }

  private static Duration longer(Duration rest) {
    Duration twice = rest.multipliedBy(2);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private String standing() {
    long granted = left.stream().filter(Departure::isGranted).count();
    return granted + " of its pods are on their way out, " + (left.size() - granted) + " stay";
  }

  /// Who has to leave. One that nobody would bring back keeps all from being asked.
  private void gather() throws ActivityFailed, InterruptedException {
    List<String> unmanaged = new ArrayList<>();
    try {
      cluster.list(
          pods(node),
          pod -> {
            Lodger lodger = Lodger.of(pod, terms.storageGoes());
            if (lodger.fate().leaves()) {
              left.add(new Departure(lodger));
            } else if (lodger.fate() == Lodger.Fate.UNMANAGED) {
              unmanaged.add(unmanaged(lodger));
            }
          });
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
    if (!unmanaged.isEmpty()) {
      throw new ActivityFailed(String.join("\n", unmanaged));
    }
  }

  private String unmanaged(Lodger lodger) {
    return "Pod '"
        + lodger.name()
        + "' on node '"
        + node
        + "' is unmanaged, cannot drain this node. Delete it manually first?";
  }

  private void hear(Change change) {
    if (change.kind() == Change.Kind.DELETED) {
      change.object().object("metadata").text("uid").ifPresent(gone::add);
    }
  }

  /// Forgets who is gone. Whoever went while nobody watched is missing from a list.
  ///
  /// @param every how long it looked at no list at most
  private void look(long every) throws InterruptedException {
    if (world.nanoTime() - looked >= every) {
      looked = world.nanoTime();
      pause = Math.min(SELDOM, pause * 2);
      lookAtList();
    }
    left.removeIf(pod -> gone.contains(pod.lodger().uid()));
  }

  private void lookAtList() throws InterruptedException {
    Set<String> there = new HashSet<>();
    try {
      cluster.list(
          pods(node).metadataOnly(),
          pod -> pod.object("metadata").text("uid").ifPresent(there::add));
    } catch (ClusterFailed e) {
      return; // it is looked at again, and the time is limited
    }
    left.removeIf(pod -> !there.contains(pod.lodger().uid()));
  }

  private void giveUp() throws ActivityFailed, InterruptedException {
    look(0);
    if (!left.isEmpty()) {
      throw new ActivityFailed(new Stragglers(cluster, left).words(terms.seconds()));
    }
  }
}
