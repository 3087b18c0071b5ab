package turbulence.app.e2e;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// The cluster that the examples are played on, and what is known of it.
///
/// @param environment of every program that is run
/// @param nodes none unless it is `mine`
/// @param mine whether whoever asks may do with the whole cluster as he likes
/// @param image what every container runs
/// @param mark tells what is made this time from all else
record Ground(
    Map<String, String> environment,
    Cluster cluster,
    Nodes nodes,
    boolean mine,
    Image image,
    String mark)
    implements AutoCloseable {
  /// What all that is made here is labelled with, for selectors.
  static final String LABEL = "app.kubernetes.io/managed-by=turbulence-e2e";

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final World CLOCK = SystemWorld.create();

  /// @param environment with `KUBECONFIG`, and perhaps `E2E_CLUSTER=mine` and `E2E_IMAGE`
  static Ground of(Map<String, String> environment, String mark) throws Exception {
    Map<String, String> kept =
        new HashMap<>(environment); // programs that log in may need any of it
    kept.keySet().removeIf(each -> each.startsWith("TURBULENCE_"));
    if (kept.getOrDefault("KUBECONFIG", "").isEmpty()) {
      throw new Unfit("KUBECONFIG must name the kubeconfig of the cluster to use");
    }
    String whose = environment.getOrDefault("E2E_CLUSTER", "");
    if (!whose.isEmpty() && !whose.equals("mine")) {
      throw new Unfit("E2E_CLUSTER is `mine` or nothing, not `" + whose + "`");
    }
    kept.putIfAbsent("INGRESS_HOST", "nowhere.invalid");
    Cluster cluster = Cluster.find(CLOCK.withEnvironment(kept), JsonObject.EMPTY);
    boolean mine = whose.equals("mine");
    Nodes nodes = mine ? Nodes.of(cluster) : Nodes.NONE;
    return new Ground(kept, cluster, nodes, mine, Image.of(environment), mark);
  }

  static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  /// The cluster, for people: which one would be changed.
  String described() {
    return cluster + " (" + environment.get("KUBECONFIG") + ")";
  }

  boolean hasPrometheus() {
    return !environment.getOrDefault("PROMETHEUS_URL", "").isEmpty();
  }

  /// @param namespace where what guards a run lies
  /// @param out where what a program prints goes
  World world(Path root, String namespace, OutputStream out) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("TURBULENCE_HOME", root.resolve("turbulence").toString());
    own.put("TURBULENCE_NAMESPACE", namespace);
    own.put("LANG", "C.UTF-8");
    own.put("COLUMNS", "120");
    PrintStream paper = new PrintStream(out, true, StandardCharsets.UTF_8);
    return SystemWorld.create()
        .withRoot(root)
        .withEnvironment(own)
        .withOutput(new Output(InputStream.nullInputStream(), paper, paper, false, false));
  }

  /// Makes the object, with the label of all that is made here.
  void create(Ref ref, JsonObject object) throws ClusterFailed, InterruptedException {
    JsonObject metadata = object.object("metadata");
    JsonObject.Builder labels = metadata.object("labels").toBuilder();
    String[] label = LABEL.split("=", 2);
    labels.put(label[0], label[1]);
    JsonObject.Builder fields = metadata.toBuilder().put("labels", labels.build());
    fields.put("name", ref.name()).remove("namespace");
    cluster.create(ref.resource(), ref.namespace(), object.with("metadata", fields.build()));
  }

  /// A namespace whose pods may be those of the examples, whatever the cluster wants by default,
  /// and in which pods can be made.
  Ref createNamespace(String name) throws ClusterFailed, InterruptedException {
    JsonObject labels = JsonObject.of("pod-security.kubernetes.io/enforce", "baseline");
    Ref ref = Resource.NAMESPACES.ref("", name);
    create(
        ref,
        JsonObject.of("apiVersion", "v1", "kind", "Namespace")
            .with("metadata", JsonObject.of("labels", labels)));
    Ref account = new Resource("", "v1", "serviceaccounts", true).ref(name, "default");
    await("the service account of " + name, () -> cluster.find(account).isPresent());
    return ref;
  }

  /// Something that will be so, sooner or later.
  @FunctionalInterface
  interface Condition {
    boolean holds() throws ClusterFailed, InterruptedException;
  }

  void await(String what, Condition condition) throws ClusterFailed, InterruptedException {
    long end = CLOCK.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (CLOCK.nanoTime() > end) {
        throw new AssertionError("not in time: " + what);
      }
      CLOCK.sleep(LOOK);
    }
  }

  /// Deletes and waits until it is gone.
  void delete(Ref ref) throws ClusterFailed, InterruptedException {
    try {
      cluster.delete(ref, Deletion.USUAL.propagation("Background"));
    } catch (ClusterFailed e) {
      if (!e.isNotFound() && !e.isConflict()) { // a namespace that goes already is a conflict
        throw e;
      }
    }
    await(ref + " is gone", () -> cluster.find(ref).isEmpty());
  }

  @Override
  public void close() {
    cluster.close();
  }
}
