package turbulence.faults.kubernetes.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.Footprint.Ruling;
import turbulence.experiment.extension.Footprint.Stage;
import turbulence.experiment.extension.Footprint.Trodden;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.model.Limits;
import turbulence.experiment.read.Problems;
import turbulence.experiment.read.RuntimeParser;
import turbulence.experiment.read.TreePath;
import turbulence.experiment.world.SystemWorld;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.scenario.Simulator;

/// A simulated cluster of four nodes in two zones, and a run that takes things away from it.
final class LimitStage implements AutoCloseable {
  private static final String SHOP =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop, labels: {team: front}}
      spec:
        replicas: 4
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db, namespace: shop}
      spec:
        replicas: 2
        serviceName: db
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec: {containers: [{name: db, image: nginx}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: alone, namespace: shop, labels: {app: alone}}
      spec: {containers: [{name: web, image: nginx}]}
      """;

  final Simulator simulator;
  final Cluster cluster;
  final List<Trodden> before = new ArrayList<>();
  private final Path folder;

  private LimitStage(Simulator simulator, Cluster cluster, Path folder) {
    this.simulator = simulator;
    this.cluster = cluster;
    this.folder = folder;
  }

  static LimitStage open(Path folder) throws Exception {
    Simulator simulator = Simulator.builder().nodes(4).zones(2).with(SHOP).handDriven().start();
    assertThat(simulator.awaitReady(Duration.ofMinutes(5))).isEmpty();
    simulator.advance(Duration.ofMinutes(1));
    simulator.writeKubeconfig(folder.resolve("config"));
    return new LimitStage(simulator, cluster(folder, Map.of()), folder);
  }

  private static Cluster cluster(Path folder, Map<String, String> more) throws Exception {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("KUBECONFIG", folder.resolve("config").toString());
    return Cluster.find(
        SystemWorld.create().withRoot(folder).withEnvironment(environment), JsonObject.EMPTY);
  }

  /// The same cluster for somebody who has no rights but these.
  Cluster allowing(String rules) throws Exception {
    simulator.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: bob}
        rules: %s
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: bob}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: bob}
        subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: bob}]
        """
            .formatted(rules));
    String config = Files.readString(folder.resolve("config"));
    Path bob = Files.createDirectories(folder.resolve("bob"));
    Files.writeString(
        bob.resolve("config"), config.replaceFirst("(\\s+)(token: )", "$1as: bob$1$2"));
    return cluster(bob, Map.of());
  }

  static Policy settings(String limits) throws Exception {
    return new Policy(limits(limits), Limits.OPEN, Limits.OPEN);
  }

  static Limits limits(String written) throws Exception {
    Problems problems = new Problems();
    JsonObject runtime =
        (JsonObject) JsonReader.read(("{'limits': " + written + "}").replace('\'', '"'));
    Limits limits = RuntimeParser.parse(runtime, TreePath.TOP, problems).limits();
    assertThat(problems.all()).isEmpty();
    return limits;
  }

  List<Ref> pods(String app) {
    return simulator.list("pods", "shop", "app=" + app).stream()
        .filter(pod -> !pod.object("metadata").has("deletionTimestamp"))
        .map(pod -> Register.ref(Resource.PODS, pod))
        .toList();
  }

  List<String> nodes() {
    return simulator.list("nodes", "").stream()
        .map(node -> node.object("metadata").text("name").orElse(""))
        .sorted()
        .toList();
  }

  String zone(String node) {
    JsonObject metadata = simulator.get("nodes", "", node).orElseThrow().object("metadata");
    return metadata.object("labels").text("topology.kubernetes.io/zone").orElse("");
  }

  /// What limits say after what the run took before.
  Ruling ask(Print print, Policy policy) throws Exception {
    return print.under(policy, before);
  }

  List<String> refusals(Print print, String limits) throws Exception {
    return ask(print, settings(limits)).refusals();
  }

  /// Lets the run take it, when limits allow.
  boolean take(Print print, String limits, Stage stage) throws Exception {
    boolean allowed = ask(print, settings(limits)).refusals().isEmpty();
    if (allowed) {
      before.add(new Trodden(print, stage));
    }
    return allowed;
  }

  void kill(Ref pod) throws Exception {
    cluster.delete(pod, Deletion.USUAL.grace(0));
    simulator.settle();
  }

  @Override
  public void close() {
    cluster.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }
}
