import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.discovery.LiveCatalogue;
import turbulence.simulator.api.write.Ground;
import turbulence.simulator.api.write.StoreVerbs;
import turbulence.simulator.api.write.Writes;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Controllers;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.node.NodeLifecycle;
import turbulence.simulator.control.scheduling.Scheduling;
import turbulence.simulator.kubelet.Kubelets;
import turbulence.simulator.kubelet.Nodes;
import turbulence.simulator.kubelet.Timing;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.HandTimeline;
import turbulence.simulator.traffic.Wires;

/// Places and starts many pods on many nodes, without HTTP and without waiting, and says how long
/// it takes: `java -cp ... bench/SchedulePods.java [NODES] [PODS]`.
class SchedulePods {
  private static final Resource PODS = new Resource("", "pods");

  private final HandTimeline timeline = new HandTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final Store store = new Store();
  private final StoreVerbs verbs;

  private SchedulePods(int nodes) {
    SplittableRandom random = new SplittableRandom(1);
    Kinds kinds = new Kinds(new LiveCatalogue());
    verbs = new StoreVerbs(new Writes(new Ground(store, timeline, random.split()), kinds), kinds);
    Means means = new Means(store, verbs, timeline, random);
    for (String name : List.of("shop", "kube-node-lease", "default")) {
      JsonObject namespace =
          JsonObject.of("apiVersion", "v1", "kind", "Namespace")
              .with("metadata", JsonObject.of("name", name));
      verbs.create(Caller.ADMIN, new Key(new Resource("", "namespaces"), name), namespace);
    }
    Wires wires = new Wires(timeline, store);
    Kubelets kubelets = new Kubelets(means, wires, _ -> Optional.of(_ -> {}), Timing.USUAL);
    List<Controller> all = List.of(new Scheduling(means), new NodeLifecycle(means), kubelets);
    new Controllers(timeline, store, all);
    for (int i = 0; i < nodes; i++) {
      kubelets.join(Nodes.node("node-" + i, i, "zone-" + i % 3, timeline.instant()));
    }
    timeline.settle();
  }

  private void create(int from, int to, int perOwner) {
    for (int i = from; i < to; i++) {
      JsonObject owner =
          JsonObject.of("apiVersion", "apps/v1", "kind", "ReplicaSet")
              .with("name", "set-" + i / perOwner)
              .with("uid", "uid-" + i / perOwner)
              .with("controller", true);
      JsonObject container =
          JsonObject.of("name", "c", "image", "web")
              .with(
                  "resources",
                  JsonObject.of("requests", JsonObject.of("cpu", "100m", "memory", "64Mi")));
      JsonObject pod =
          JsonObject.of("apiVersion", "v1", "kind", "Pod")
              .with(
                  "metadata",
                  JsonObject.of("name", "pod-" + i, "labels", JsonObject.of("app", "a"))
                      .with("ownerReferences", JsonArray.of(owner)))
              .with("spec", JsonObject.of("containers", JsonArray.of(container)));
      verbs.create(Caller.ADMIN, new Key(PODS, "shop", "pod-" + i), pod);
    }
  }

  private static void timed(String what, int count, Runnable task) {
    long start = System.nanoTime();
    task.run();
    long took = System.nanoTime() - start;
    System.out.printf(
        "%-28s %8.0f ms  %7.1f us each%n", what, took / 1e6, took / 1e3 / Math.max(1, count));
  }

  public static void main(String[] arguments) {
    int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int pods = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
    for (int perOwner : new int[] {20, pods}) {
      System.out.println(nodes + " nodes, " + pods + " pods, " + perOwner + " of each owner");
      SchedulePods cluster = new SchedulePods(nodes);
      timed("create", pods, () -> cluster.create(0, pods, perOwner));
      timed("place", pods, cluster.timeline::settle);
      timed(
          "start, 10 s of their time",
          pods,
          () -> cluster.timeline.advance(Duration.ofSeconds(10)));
      timed("60 s of nothing", nodes, () -> cluster.timeline.advance(Duration.ofSeconds(60)));
      int gone = pods / 10;
      timed(
          "delete a tenth, 40 s",
          gone,
          () -> {
            for (int i = 0; i < gone; i++) {
              cluster.verbs.delete(Caller.ADMIN, new Key(PODS, "shop", "pod-" + i), Deletion.PLAIN);
            }
            cluster.timeline.advance(Duration.ofSeconds(40));
          });
      timed(
          "create them again, 10 s",
          gone,
          () -> {
            cluster.create(0, gone, perOwner);
            cluster.timeline.advance(Duration.ofSeconds(10));
          });
      System.gc();
      long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      long running =
          cluster.store.snapshot(PODS).all("").stream()
              .filter(pod -> pod.status().text("phase").orElse("").equals("Running"))
              .count();
      System.out.println(running + " running, " + (used >> 20) + " MiB in use");
    }
  }
}
