package turbulence.app.e2e;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The cluster that the examples are played on, and what is known of it.
///
/// @param environment of every program that is run
/// @param mine whether whoever asks may do with the whole cluster as he likes
/// @param image what every container runs
/// @param mark tells the namespaces of this time from all others
record Ground(
    Map<String, String> environment,
    Cluster cluster,
    List<String> nodes,
    boolean mine,
    String image,
    String mark)
    implements AutoCloseable {
  static final String USUAL_IMAGE = "nginx:1.29";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(500);

  /// @param environment with `KUBECONFIG`, and perhaps `E2E_CLUSTER=mine` and `E2E_IMAGE`
  static Ground of(Map<String, String> environment, String mark) throws Exception {
    Map<String, String> kept = new HashMap<>();
    for (String name : List.of("KUBECONFIG", "PATH", "HOME", "HTTPS_PROXY", "NO_PROXY")) {
      Optional.ofNullable(environment.get(name)).ifPresent(value -> kept.put(name, value));
    }
    if (!kept.containsKey("KUBECONFIG")) {
      throw new IllegalStateException("KUBECONFIG must name the kubeconfig of the cluster to use");
    }
    kept.put("INGRESS_HOST", environment.getOrDefault("INGRESS_HOST", "nowhere.invalid"));
    Cluster cluster = Cluster.find(SystemWorld.create().withEnvironment(kept), JsonObject.EMPTY);
    List<String> nodes = new ArrayList<>();
    boolean mine = "mine".equals(environment.get("E2E_CLUSTER"));
    if (mine) {
      cluster.list(Resource.NODES.everywhere(), node -> nodes.add(name(node)));
    }
    String image = environment.getOrDefault("E2E_IMAGE", USUAL_IMAGE);
    return new Ground(kept, cluster, nodes, mine, image, mark);
  }

  static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  /// @param out where what a program prints goes
  World world(Path root, OutputStream out) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("TURBULENCE_HOME", root.resolve("turbulence").toString());
    own.put("LANG", "C.UTF-8");
    own.put("COLUMNS", "120");
    PrintStream paper = new PrintStream(out, true, StandardCharsets.UTF_8);
    return SystemWorld.create()
        .withRoot(root)
        .withEnvironment(own)
        .withOutput(new Output(InputStream.nullInputStream(), paper, paper, false, false));
  }

  void apply(JsonObject object, String namespace) throws ClusterFailed, InterruptedException {
    Ref ref = ref(object, namespace);
    JsonObject metadata = object.object("metadata");
    JsonObject placed =
        ref.namespace().isEmpty()
            ? object
            : object.with("metadata", metadata.with("namespace", ref.namespace()));
    cluster.patch(ref, Patch.apply(placed, true));
  }

  private Ref ref(JsonObject object, String namespace) throws ClusterFailed, InterruptedException {
    Resource resource =
        cluster.resource(object.text("apiVersion").orElse(""), object.text("kind").orElse(""));
    return resource.ref(namespace, name(object));
  }

  /// Waits until the workloads there have all the pods that they want.
  void awaitReady(String namespace) throws ClusterFailed, InterruptedException {
    long end = SystemWorld.create().nanoTime() + PATIENCE.toNanos();
    List<String> missing = missing(namespace);
    while (!missing.isEmpty()) {
      if (SystemWorld.create().nanoTime() > end) {
        throw new AssertionError("not ready in time: " + missing);
      }
      SystemWorld.create().sleep(LOOK);
      missing = missing(namespace);
    }
  }

  private List<String> missing(String namespace) throws ClusterFailed, InterruptedException {
    List<String> missing = new ArrayList<>();
    for (Resource kind : List.of(Resource.DEPLOYMENTS, Resource.STATEFUL_SETS)) {
      for (JsonObject each : cluster.list(kind.in(namespace))) {
        Json wanted = each.object("spec").get("replicas");
        Json ready = each.object("status").get("readyReplicas");
        if (wanted != null && !wanted.equals(ready) && !wanted.equals(Json.of(0))) {
          missing.add(kind + " " + name(each) + " has " + ready + " of " + wanted);
        }
      }
    }
    return missing;
  }

  void createNamespace(String name) throws ClusterFailed, InterruptedException {
    JsonObject metadata =
        JsonObject.of(
            "name",
            name,
            "labels",
            JsonObject.of("app.kubernetes.io/managed-by", "turbulence-e2e"));
    cluster.create(
        Resource.NAMESPACES,
        "",
        JsonObject.of("apiVersion", "v1", "kind", "Namespace").with("metadata", metadata));
  }

  /// Deletes and waits until it is gone.
  void delete(Ref ref) throws ClusterFailed, InterruptedException {
    try {
      cluster.delete(ref, Deletion.USUAL);
    } catch (ClusterFailed e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
    long end = SystemWorld.create().nanoTime() + PATIENCE.toNanos();
    while (cluster.find(ref).isPresent()) {
      if (SystemWorld.create().nanoTime() > end) {
        throw new AssertionError(ref + " is still there");
      }
      SystemWorld.create().sleep(LOOK);
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
