package turbulence.simulator.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.kubelet.Machine;
import turbulence.simulator.kubelet.Nodes;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// The machines of a cluster, which come and go while it runs. A node that was only posted to the
/// API has none. Shared between threads.
final class Machines {
  private static final Resource NODES = new Resource("", "nodes");
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final Caller CLOUD = Caller.component("system:cloud-controller-manager");

  private final Cluster cluster;
  private final int zones;
  private int next;

  /// @param zones how many zones nodes are in by turns
  Machines(Cluster cluster, int zones) {
    this.cluster = cluster;
    this.zones = zones;
  }

  /// A machine, or a node without one.
  ///
  /// @param machine `running`, `stopped`, `cut` or `none`
  /// @param node `Ready`, `NotReady`, both also `,SchedulingDisabled`, or `none`
  record Line(String name, String zone, String machine, String node) {}

  /// Has as many join as a cluster begins with.
  void begin(int count) {
    onControlPlane(() -> {
      while (next < count) {
        String zone = "zone-" + next % zones;
        join("node-" + next, next++, zone);
      }
      return true;
    });
  }

  /// Its name.
  ///
  /// @param name empty for the next that is free
  /// @param zone empty for the next by turns
  String add(String name, String zone) {
    return onControlPlane(() -> {
      Set<String> taken = new HashSet<>(cluster.kubelets().states().keySet());
      if (taken.contains(name)) {
        throw conflict("machine \"" + name + "\" is there already");
      }
      taken.addAll(nodes().keySet());
      int number = next;
      while (name.isEmpty() && taken.contains("node-" + number)) {
        number++;
      }
      String chosen = name.isEmpty() ? "node-" + number : name;
      String in = zone.isEmpty() ? "zone-" + number % zones : zone;
      join(chosen, number, in);
      next = number + 1;
      return chosen;
    });
  }

  private void join(String name, int number, String zone) {
    JsonObject node = Nodes.node(name, number, zone, cluster.clock().now());
    cluster.kubelets().join(Nodes.hosted(node));
  }

  /// @param cut whether the network is lost, too
  void stop(String name, boolean cut) {
    onControlPlane(() -> {
      require(name);
      cluster.kubelets().stop(name, cut);
      return true;
    });
  }

  void start(String name) {
    onControlPlane(() -> {
      require(name);
      cluster.kubelets().start(name);
      return true;
    });
  }

  /// The machine and its node; also of a node that has no machine.
  void remove(String name) {
    onControlPlane(() -> {
      Key node = new Key(NODES, name);
      boolean known = cluster.plane().store().get(node).isPresent();
      if (!known) {
        require(name);
      }
      cluster.kubelets().remove(name);
      cluster.plane().verbs().delete(CLOUD, node, Deletion.PLAIN);
      return true;
    });
  }

  /// All of them, by name.
  List<Line> lines() {
    return onControlPlane(() -> {
      Map<String, Machine.State> states = cluster.kubelets().states();
      Map<String, Stored> nodes = nodes();
      Set<String> names = new TreeSet<>(states.keySet());
      names.addAll(nodes.keySet());
      return names.stream().map(name -> line(name, states.get(name), nodes.get(name))).toList();
    });
  }

  private static Line line(String name, Machine.@Nullable State state, @Nullable Stored node) {
    String machine = state == null ? "none" : state.name().toLowerCase(Locale.ROOT);
    if (node == null) {
      return new Line(name, "", machine, "none");
    }
    String zone = node.metadata().object("labels").text(ZONE).orElse("");
    boolean cordoned = node.spec().get("unschedulable") == JsonBool.TRUE;
    String ready = isReady(node) ? "Ready" : "NotReady";
    return new Line(name, zone, machine, cordoned ? ready + ",SchedulingDisabled" : ready);
  }

  private static boolean isReady(Stored node) {
    for (Json each : node.status().array("conditions")) {
      if (each instanceof JsonObject condition
          && condition.text("type").orElse("").equals("Ready")) {
        return condition.text("status").orElse("").equals("True");
      }
    }
    return false;
  }

  private Map<String, Stored> nodes() {
    Map<String, Stored> nodes = new java.util.HashMap<>();
    cluster
        .plane()
        .store()
        .snapshot(NODES)
        .all("")
        .forEach(each -> nodes.put(each.key().name(), each));
    return nodes;
  }

  private void require(String name) {
    if (!cluster.kubelets().states().containsKey(name)) {
      boolean posted = cluster.plane().store().get(new Key(NODES, name)).isPresent();
      String why = posted ? "node \"%s\" has no machine" : "there is no machine \"%s\"";
      throw new Refusal(404, "NotFound", why.formatted(name), JsonObject.EMPTY);
    }
  }

  private static Refusal conflict(String why) {
    return new Refusal(409, "AlreadyExists", why, JsonObject.EMPTY);
  }

  /// What goes wrong there is thrown here.
  private <T> T onControlPlane(Supplier<T> task) {
    AtomicReference<@Nullable T> done = new AtomicReference<>();
    AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
    cluster.onControlPlane(() -> {
      try {
        done.set(task.get());
      } catch (RuntimeException e) {
        failed.set(e);
      }
    });
    RuntimeException failure = failed.get();
    if (failure != null) {
      throw failure;
    }
    return java.util.Objects.requireNonNull(done.get());
  }
}
