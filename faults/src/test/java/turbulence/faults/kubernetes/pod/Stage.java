package turbulence.faults.kubernetes.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  Stage(Scenario scenario) throws IOException {
    simulator = scenario.handDriven().start();
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
    Map<String, String> environment = new HashMap<>(more);
    environment.put("KUBECONFIG", folder.resolve("config").toString());
    World world = SystemWorld.create().withEnvironment(environment).withRandom(new Random(seed));
    return new Scope(
        world,
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        new Events(),
        _ -> {
          throw new IllegalStateException("nothing here ends a run");
        },
        _ -> {
          throw new IllegalStateException("nothing here asks a probe");
        },
        shared);
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
  List<String> alive() {
    return simulator.list("pods", "default").stream()
        .map(Pod::of)
        .filter(pod -> !pod.leaving())
        .map(Pod::name)
        .toList();
  }

  @Override
  public void close() throws IOException {
    shared.close();
    simulator.close();
    Files.delete(folder.resolve("config"));
    Files.delete(folder);
  }
}
