package turbulence.faults.kubernetes.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.undo.ObjectUndoer;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// A simulated cluster whose time passes when a step sleeps, and a run that works on it.
final class Estate implements AutoCloseable {
  private final Simulator simulator;
  private final Shared shared = new Shared();
  private final World world;
  private final Instant beginning;

  private Estate(Simulator simulator, Path folder, long seed) throws IOException {
    this.simulator = simulator;
    this.beginning = simulator.now();
    simulator.writeKubeconfig(folder.resolve("config"));
    World real = SystemWorld.create();
    this.world =
        new World(
            simulator::now,
            this::nanos,
            new Random(seed),
            this::sleep,
            Map.of("KUBECONFIG", folder.resolve("config").toString()),
            folder,
            real.dial(),
            real.output());
  }

  /// Three nodes, `node-0` to `node-2`, and these manifests.
  static Estate open(Path folder, String manifests) throws IOException {
    return open(folder, Simulator.builder().nodes(3), manifests);
  }

  static Estate open(Path folder, Scenario scenario, String manifests) throws IOException {
    Simulator simulator = scenario.with(manifests).handDriven().start();
    List<String> missing = simulator.awaitReady(Duration.ofMinutes(2));
    if (!missing.isEmpty()) {
      throw new AssertionError(missing);
    }
    return new Estate(simulator, folder, 7);
  }

  private long nanos() {
    return Duration.between(beginning, simulator.now()).toNanos();
  }

  private synchronized void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    simulator.advance(time);
  }

  Simulator simulator() {
    return simulator;
  }

  Instant now() {
    return simulator.now();
  }

  Scope scope() {
    return new Scope(
        world,
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        new Events(),
        _ -> {},
        _ -> {
          throw new IllegalStateException();
        },
        shared);
  }

  Json observe(Probe probe) throws ActivityFailed, InterruptedException {
    return probe.observe(scope());
  }

  Prepared prepare(Action action) throws ActivityFailed, InterruptedException {
    return action.prepare(scope());
  }

  Json act(Action action) throws ActivityFailed, InterruptedException {
    return prepare(action).deed().act();
  }

  void putBack(List<Undo> ways) throws ActivityFailed, InterruptedException {
    for (Undo way : ways) {
      new ObjectUndoer().restore(List.of(way), new Means(world, shared));
    }
  }

  List<String> closed() {
    return simulator.list("nodes", "").stream()
        .filter(node -> node.object("spec").get("unschedulable") == JsonBool.TRUE)
        .map(Estate::name)
        .toList();
  }

  List<JsonObject> podsOn(String node) {
    List<JsonObject> pods = new ArrayList<>();
    for (JsonObject pod : simulator.list("pods", "")) {
      if (pod.object("spec").text("nodeName").orElse("").equals(node)) {
        pods.add(pod);
      }
    }
    return pods;
  }

  static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  @Override
  public void close() {
    shared.close();
    simulator.close();
    if (!simulator.mistakes().isEmpty()) {
      throw new AssertionError("a mistake of the simulator", simulator.mistakes().getFirst());
    }
  }
}
