package turbulence.faults.kubernetes.select;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// One look for the pods that a step may hit. No more of them is asked for than their metadata,
/// where that tells enough.
final class PodSearch {
  private static final String ZONE = "topology.kubernetes.io/zone";

  private final PodTargets targets;
  private final Cluster cluster;
  private final Owners owners;
  private final OwnPod own;
  private final Instant now;

  PodSearch(PodTargets targets, Cluster cluster, World world) {
    this.targets = targets;
    this.cluster = cluster;
    this.owners = new Owners(cluster, targets.between());
    this.own = OwnPod.of(world);
    this.now = world.now();
  }

  /// Those that may be hit, in the order asked for.
  List<Pod> found() throws ClusterFailed, ActivityFailed, InterruptedException {
    List<Pod> fitting = new ArrayList<>();
    NamePattern pattern = targets.choice().pattern();
    for (Pod pod : read()) {
      if (pattern.fits(pod.name()) && isOwned(pod)) {
        fitting.add(pod);
      }
    }
    if (targets.place().isOldestFirst()) {
      fitting.sort(Comparator.comparing(Pod::created));
    }
    return fitting;
  }

  private List<Pod> read() throws ClusterFailed, ActivityFailed, InterruptedException {
    Set<String> nodes = nodes();
    Listing listing = targets.listing();
    if (nodes == null && targets.traits().standing().ready() == null) {
      listing = listing.metadataOnly();
    }
    Predicate<JsonObject> wanted = wanted();
    List<Pod> pods = new ArrayList<>();
    targets
        .namespaces()
        .read(
            cluster,
            listing,
            object -> {
              boolean there =
                  nodes == null
                      || nodes.contains(object.object("spec").text("nodeName").orElse(""));
              if (there && wanted.test(object)) {
                add(Pod.of(object), pods);
              }
            });
    return pods;
  }

  private void add(Pod pod, List<Pod> pods) {
    if (pod.isAlive() && !own.is(pod.namespace(), pod.name())) {
      pods.add(pod);
    }
  }

  /// The nodes of the zone; null when any zone will do.
  private @Nullable Set<String> nodes() throws ClusterFailed, InterruptedException {
    String zone = targets.traits().standing().zone();
    if (zone == null) {
      return null;
    }
    Set<String> nodes = new HashSet<>();
    cluster.list(
        Resource.NODES.everywhere().labels(ZONE + "=" + zone).metadataOnly(),
        node -> nodes.add(node.object("metadata").text("name").orElse("")));
    return nodes;
  }

  /// What we compare ourselves in a pod.
  private Predicate<JsonObject> wanted() {
    PodMarks marks = targets.traits().marks();
    PodStanding standing = targets.traits().standing();
    Set<String> names = marks.names() == null ? Set.of() : Set.copyOf(marks.names());
    Selector annotations =
        marks.annotationSelector() == null
            ? null
            : Selector.parse("annotation_selector", marks.annotationSelector());
    return object -> {
      JsonObject metadata = object.object("metadata");
      return isNamed(metadata)
          && (names.isEmpty() || names.contains(metadata.text("name").orElse("")))
          && (annotations == null || annotations.selects(metadata.object("annotations")))
          && standing.age().fits(metadata.text("creationTimestamp").orElse(""), now)
          && (standing.ready() == null || standing.ready() == isReady(object));
    };
  }

  /// Whether it can be asked for by itself.
  private static boolean isNamed(JsonObject metadata) {
    return !metadata.text("name").orElse("").isEmpty()
        && !metadata.text("namespace").orElse("").isEmpty();
  }

  private static boolean isReady(JsonObject pod) {
    for (Json each : pod.object("status").array("conditions")) {
      if (each instanceof JsonObject condition
          && condition.text("type").orElse("").equals("Ready")) {
        return condition.text("status").orElse("").equals("True");
      }
    }
    return false;
  }

  private boolean isOwned(Pod pod) throws ClusterFailed, InterruptedException {
    String wanted = targets.traits().marks().owner();
    if (wanted == null) {
      return true;
    }
    Owner owner = pod.owner();
    OwnerName name = OwnerName.parse(wanted);
    return owner != null && (name.is(owner) || name.is(owners.above(owner)));
  }

  /// Those that are hit, of those that may be.
  List<Pod> taken(List<Pod> candidates, RandomGenerator random)
      throws ClusterFailed, InterruptedException {
    Amount amount = targets.choice().amount().amount();
    PerOwner cap = targets.traits().marks().perOwner();
    if (cap.isAny()) {
      return amount.take(candidates, random);
    }
    Map<Pod, Object> workloads = new HashMap<>();
    for (Pod pod : candidates) {
      Owner owner = pod.owner();
      workloads.put(pod, owner == null ? pod : owners.above(owner));
    }
    return amount.take(
        candidates, random, cap.cap(candidates, pod -> workloads.getOrDefault(pod, pod)));
  }
}
