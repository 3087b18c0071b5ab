package turbulence.faults.kubernetes;

import static turbulence.simulator.scenario.Sketch.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Plugins;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.world.SystemWorld;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.scenario.Simulator;

/// A cluster with the deployment `web`, and steps on it by their old names.
final class OldNamesStage implements AutoCloseable {
  private static final Catalog CATALOG =
      new Catalog(List.of(new KubernetesExtension()), Plugins.NONE);

  final Simulator simulator;
  private final Scope scope;

  OldNamesStage(Path folder) throws Exception {
    simulator = Simulator.with(deployment("web").replicas(2)).handDriven().start();
    List<String> missing = simulator.awaitReady(Duration.ofMinutes(5));
    if (!missing.isEmpty()) {
      throw new AssertionError(missing);
    }
    Path config = Files.createTempDirectory(folder, "old").resolve("config");
    simulator.writeKubeconfig(config);
    scope =
        new TestScope()
            .in(SystemWorld.create().withEnvironment(Map.of("KUBECONFIG", config.toString())));
  }

  /// The step of that name, as `probes:secret_exists`.
  static Capability step(String name, String arguments) throws Exception {
    int colon = name.indexOf(':');
    String function = name.substring(colon + 1);
    Class<? extends Capability> type =
        CATALOG.capability("chaosk8s." + name.substring(0, colon), function).orElseThrow();
    JsonObject given = (JsonObject) JsonReader.read("{" + arguments + "}");
    Binding<? extends Capability> binding = Arguments.of(type).bind(given, function);
    if (binding instanceof Binding.Rejected<? extends Capability> rejected) {
      throw new ActivityFailed(rejected.reason());
    }
    return ((Binding.Bound<? extends Capability>) binding).instance();
  }

  Json observed(String name, String arguments) throws Exception {
    return ((Probe) step("probes:" + name, arguments)).observe(scope);
  }

  Prepared prepared(String name, String arguments) throws Exception {
    return ((Action) step("actions:" + name, arguments)).prepare(scope);
  }

  Json done(String name, String arguments) throws Exception {
    return prepared(name, arguments).deed().act();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
