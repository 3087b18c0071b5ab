package turbulence.simulator.kubelet.volume;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Space;
import turbulence.simulator.workload.Tree;

/// What outlives pods: the content of persistent volumes, and of directories of nodes. Shared
/// between threads.
public final class Shelves {
  private static final Resource VOLUMES = new Resource("", "persistentvolumes");

  /// The most that one volume holds here, however large it says that it is.
  private static final long LIMIT = 64L << 20;

  private final InstantSource clock;
  private final Space space;
  private final Map<String, Tree> volumes = new ConcurrentHashMap<>();
  private final Map<String, Tree> nodes = new ConcurrentHashMap<>();

  public Shelves(InstantSource clock) {
    this.clock = clock;
    this.space = Space.usual();
  }

  /// Notes that a persistent volume is gone, and its content with it.
  public void seen(Change change) {
    if (change instanceof Change.Deleted && change.key().resource().equals(VOLUMES)) {
      Tree lost = volumes.remove(change.now().uid());
      if (lost != null) {
        lost.clear();
      }
    }
  }

  Tree ofVolume(Stored volume) {
    String capacity = volume.spec().object("capacity").text("storage").orElse("");
    return volumes.computeIfAbsent(volume.uid(), _ -> empty(capacity));
  }

  /// The files of a node's own disk.
  Tree ofNode(String node) {
    return nodes.computeIfAbsent(node, _ -> empty(""));
  }

  /// A tree that nobody has seen yet, of that capacity at most.
  Tree empty(String capacity) {
    long limit = LIMIT;
    if (!capacity.isEmpty()) {
      limit = Math.clamp(Quantity.of(capacity).units(), 0, LIMIT);
    }
    return new Tree(clock, space, limit);
  }

  InstantSource clock() {
    return clock;
  }
}
