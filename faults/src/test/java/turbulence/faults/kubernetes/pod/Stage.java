package turbulence.faults.kubernetes.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import turbulence.experiment.event.Event;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.select.Pod;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// A cluster whose time stands still unless it is moved, and what a step sees of it.
final class Stage implements AutoCloseable {
  final Simulator simulator;
  private final Path folder;
  private final Shared shared = new Shared();
  private final Events events = new Events();
  private final List<String> log = new CopyOnWriteArrayList<>();

  Stage(Scenario scenario) throws IOException {
    simulator = scenario.handDriven().start();
    events.add(event -> {
      if (event instanceof Event.Logged logged) {
        log.add(logged.level() + " " + logged.text());
      }
    });
    folder = Files.createTempDirectory("stage");
    simulator.writeKubeconfig(folder.resolve("config"));
  }

  /// With every pod ready.
  static Stage ready(Scenario scenario) throws IOException {
    Stage stage = new Stage(scenario);
    List<String> missing = stage.simulator.awaitReady(Duration.ofMinutes(5));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not ready: " + missing);
    }
    return stage;
  }

  Scope scope() {
    return scope(7, Map.of());
  }

  Scope scope(long seed, Map<String, String> more) {
    return scope(world(seed, more));
  }

  /// In a world whose time is that of the cluster: whoever waits lets it go by.
  Scope inItsTime() {
    World real = world(7, Map.of());
    return scope(
        new World(
            simulator::now,
            () -> Duration.between(Instant.EPOCH, simulator.now()).toNanos(),
            real.random(),
            simulator::advance,
            real.environment(),
            real.root(),
            real.dial(),
            real.output()));
  }

  private World world(long seed, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("KUBECONFIG", folder.resolve("config").toString());
    return SystemWorld.create().withEnvironment(environment).withRandom(new Random(seed));
  }

  private Scope scope(World world) {
    return new Scope(
        world,
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        events,
        _ -> {
          throw new IllegalStateException("nothing here ends a run");
        },
        _ -> {
          throw new IllegalStateException("nothing here asks a probe");
        },
        shared);
  }

  /// What steps logged.
  List<String> log() {
    return log;
  }

  /// The step with these arguments, in JSON.
  static <T extends Capability> T step(Class<T> type, String arguments) {
    Binding<T> binding = Arguments.of(type).bind(json(arguments), type.getSimpleName());
    if (binding instanceof Binding.Rejected<T> rejected) {
      throw new IllegalArgumentException(rejected.reason());
    }
    return ((Binding.Bound<T>) binding).instance();
  }

  static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text);
    } catch (JsonMalformed e) {
      throw new IllegalArgumentException(e);
    }
  }

  Json observe(Class<? extends Probe> type, String arguments)
      throws ActivityFailed, InterruptedException {
    return step(type, arguments).observe(scope());
  }

  Prepared terminating(String arguments) throws ActivityFailed, InterruptedException {
    return step(TerminatePods.class, arguments).prepare(scope());
  }

  /// The names of the pods that are not on their way out, as the API lists them.
  List<String> alive(String selector) {
    return simulator.list("pods", "default", selector).stream()
        .map(Pod::of)
        .filter(pod -> !pod.leaving())
        .map(Pod::name)
        .toList();
  }

  /// Lets a pod have ended.
  void end(String phase, String pod) throws Exception {
    Patch patch = Patch.merge(JsonObject.of("status", JsonObject.of("phase", phase)));
    Clusters.of(scope()).patch(Resource.PODS.ref("default", pod).part("status"), patch);
  }

  /// Takes a pod away without any grace.
  void erase(String pod) throws Exception {
    Clusters.of(scope()).delete(Resource.PODS.ref("default", pod), Deletion.USUAL.grace(0));
  }

  /// A pod that a StatefulSet looks after.
  void statefulPod(String name) {
    simulator.apply(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: data}
        spec:
          replicas: 0
          serviceName: data
          selector: {matchLabels: {app: data}}
          template:
            metadata: {labels: {app: data}}
            spec: {containers: [{name: data, image: nginx}]}
        """);
    String uid =
        simulator
            .get("statefulsets.apps", "default", "data")
            .orElseThrow()
            .object("metadata")
            .text("uid")
            .orElseThrow();
    simulator.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: %s
          labels: {app: data}
          ownerReferences:
          - {apiVersion: apps/v1, kind: StatefulSet, name: data, uid: %s, controller: true}
        spec: {containers: [{name: data, image: nginx}]}
        """
            .formatted(name, uid));
  }

  @Override
  public void close() throws IOException {
    shared.close();
    simulator.close();
    Files.delete(folder.resolve("config"));
    Files.delete(folder);
  }
}
