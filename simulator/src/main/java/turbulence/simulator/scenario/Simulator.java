package turbulence.simulator.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.breaking.Breaking;
import turbulence.simulator.injection.SidecarInjection;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// A cluster in this process: an API that kubectl and other clients can use, controllers, nodes,
/// and pods that do what their images say. It imitates; nothing runs in a container. Shared between
/// threads.
public final class Simulator implements AutoCloseable {
  private final Cluster cluster;

  private Simulator(Cluster cluster) {
    this.cluster = cluster;
  }

  /// Three nodes in three zones, to be changed word by word and then started.
  public static Scenario builder() {
    return Scenario.usual();
  }

  /// A cluster with these objects, to be changed and then started.
  public static Scenario with(Sketch... sketches) {
    return builder().with(sketches);
  }

  static Simulator start(Scenario scenario) {
    Cluster cluster = Cluster.start(scenario);
    Simulator simulator = new Simulator(cluster);
    try {
      for (Manifests manifests : scenario.manifests()) {
        simulator.awaitInjection();
        simulator.apply(Door.known(manifests, cluster.gatewayPort()));
      }
      return simulator;
    } catch (RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  /// Who brings pods to a mesh brings them when it stands.
  private void awaitInjection() {
    boolean stands =
        await(() -> !SidecarInjection.isAwaited(cluster.plane().store()), Duration.ofMinutes(1));
    assert stands || !missing().isEmpty();
  }

  /// Where the API is: `https://127.0.0.1:PORT`.
  public String url() {
    return cluster.kubeconfig().url();
  }

  /// What clients have to show; empty when everybody may come in.
  public Optional<String> token() {
    return Optional.ofNullable(cluster.kubeconfig().token());
  }

  /// The certificate of the authority that signed the API's, in PEM.
  public String certificate() {
    return cluster.kubeconfig().certificate();
  }

  /// The address of the gateway to what runs in the cluster: `127.0.0.1:PORT`. It goes by the hosts
  /// and paths of Ingresses.
  public String gateway() {
    return "127.0.0.1:" + cluster.gatewayPort();
  }

  /// Whether there is a service called `prometheus`.
  public boolean hasPrometheus() {
    return cluster.lookout().hasPrometheus();
  }

  /// The address of the cluster's Prometheus: `http://127.0.0.1:PORT`. It leads to the pod that
  /// serves, and answers 502 while there is none.
  ///
  /// @param port 0 for one that is free; of no effect when the way is open already
  public String prometheus(int port) throws IOException {
    return "http://127.0.0.1:" + cluster.lookout().open(port);
  }

  /// What a kubeconfig file holds.
  public String kubeconfig() {
    return cluster.kubeconfig().text();
  }

  /// Writes a kubeconfig file that only its owner can read. A file that no simulator made is not
  /// overwritten.
  public void writeKubeconfig(Path file) throws IOException {
    cluster.kubeconfig().write(file);
  }

  /// Brings objects into the cluster, or changes those that are there, as `kubectl apply` does.
  ///
  /// @param yaml one or more documents of YAML or JSON
  public void apply(String yaml) {
    apply(Manifests.of("manifests", yaml));
  }

  public void apply(JsonObject... objects) {
    apply(Manifests.of(objects));
  }

  public void apply(Manifests manifests) {
    Duration patience = cluster.clock().within(Duration.ofSeconds(10));
    new Applying(cluster.plane(), holds -> await(holds, patience)).apply(manifests);
  }

  /// The present as the cluster sees it.
  public Instant now() {
    return cluster.clock().now();
  }

  /// Lets happen whatever is due, without moving the clock. Only when time is hand-driven.
  public void settle() {
    advance(Duration.ZERO);
  }

  /// Moves the clock, and lets happen whatever is due on the way. Only when time is hand-driven.
  public void advance(Duration by) {
    cluster.clock().advance(by);
  }

  /// Waits until something holds, for so much simulated time at most; moves the clock when it is
  /// hand-driven. False when it never did.
  public boolean await(BooleanSupplier condition, Duration atMost) {
    return cluster.clock().await(condition, atMost);
  }

  /// Waits until every workload has the ready pods that it asks for, for so much simulated time at
  /// most. What is then still missing; empty when nothing is.
  public List<String> awaitReady(Duration atMost) {
    return await(this::isReady, atMost) ? List.of() : missing();
  }

  /// Whether everything has what it asks for, and time does not hurry any more.
  public boolean isReady() {
    return cluster.clock().isSteady() && missing().isEmpty();
  }

  /// In words, which workloads do not have the ready pods that they ask for.
  public List<String> missing() {
    return new Readiness(cluster.plane().store()).missing();
  }

  /// The pods of the namespace `default` that a label selector such as `app=web` selects.
  public List<JsonObject> pods(String selector) {
    return list("pods", "default", selector);
  }

  /// Objects of a kind, by its plural (`pods`, `deployments.apps`), singular, short name or `Kind`.
  ///
  /// @param namespace empty for all
  public List<JsonObject> list(String kind, String namespace) {
    return list(kind, namespace, "");
  }

  public List<JsonObject> list(String kind, String namespace, String selector) {
    LabelSelector labels = LabelSelector.parse(selector);
    return cluster.plane().store().snapshot(cluster.resource(kind)).all(namespace).stream()
        .map(Stored::object)
        .filter(labels::selects)
        .toList();
  }

  /// @param namespace empty for kinds without namespaces
  public Optional<JsonObject> get(String kind, String namespace, String name) {
    return cluster
        .plane()
        .store()
        .get(new Key(cluster.resource(kind), namespace, name))
        .map(Stored::object);
  }

  /// What a container prints, or printed until it ended. Of a pod with one container its name may
  /// be empty.
  ///
  /// @throws Refusal when there is no such container, or it has not begun
  public List<String> log(String namespace, String pod, String container) {
    Key key = new Key(cluster.resource("pods"), namespace, pod);
    Stored found =
        cluster.plane().store().get(key).orElseThrow(() -> Refusals.notFound(key.resource(), pod));
    return cluster.kubelets().logs().lines(found, container);
  }

  /// Deletes the object with its usual grace, as a client would; nothing when it is gone already.
  public void delete(String kind, String namespace, String name) {
    Key key = new Key(cluster.resource(kind), namespace, name);
    cluster.plane().verbs().delete(Caller.ADMIN, key, Deletion.PLAIN);
  }

  /// Breaks the API on purpose.
  public Breaking breaking() {
    return cluster.breaking();
  }

  /// Adds a machine, which joins as a node; its name.
  ///
  /// @param name empty for the next `node-N`
  /// @param zone empty for the next by turns
  public String addNode(String name, String zone) {
    return cluster.machines().add(name, zone);
  }

  /// Silences a node's kubelet, as when the machine is gone: `cut` loses the network of its pods,
  /// too.
  public void stopNode(String name, boolean cut) {
    cluster.machines().stop(name, cut);
  }

  /// Ends what [#stopNode] began; of a kubelet that runs, starts it again: a node that was deleted
  /// comes back.
  public void startNode(String name) {
    cluster.machines().start(name);
  }

  /// Takes a machine away for good, and its node.
  public void removeNode(String name) {
    cluster.machines().remove(name);
  }

  /// Mistakes of the simulator itself that came up until now. A test that sees one has found a bug.
  public List<Throwable> mistakes() {
    return cluster.mistakes();
  }

  /// What somebody asked of the API and may not, each once, the oldest first.
  public List<String> refusals() {
    return cluster.plane().refusals();
  }

  /// Ends everything: connections, pods, time.
  @Override
  public void close() {
    cluster.close();
  }
}
