package turbulence.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import turbulence.experiment.world.World;
import turbulence.simulator.scenario.Simulator;

/// The world of a run whose cluster is simulated: it knows no other cluster, and its time is the
/// simulated one.
final class Stagecraft {
  /// By these a run could find the cluster that it runs in, or another one than the simulated.
  private static final String OTHER_CLUSTERS = "KUBERNETES_";

  private Stagecraft() {}

  /// The same world, whose runs keep their way back there.
  static World with(World world, RehearsedRuns runs) {
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.put(RehearsedRuns.VARIABLE, runs.folder().toString());
    return world.withEnvironment(environment);
  }

  static World world(World real, Simulator simulator, Path kubeconfig, double speed)
      throws IOException {
    Map<String, String> environment = new HashMap<>(real.environment());
    environment.keySet().removeIf(name -> name.startsWith(OTHER_CLUSTERS));
    environment.put("KUBECONFIG", kubeconfig.toString());
    environment.put("INGRESS_HOST", simulator.gateway());
    environment.remove("PROMETHEUS_URL");
    if (simulator.hasPrometheus()) {
      environment.put("PROMETHEUS_URL", simulator.prometheus(0));
    }
    World known = real.withEnvironment(environment);
    return speed == 1 ? known : inTimeOf(known, simulator, speed);
  }

  private static World inTimeOf(World real, Simulator simulator, double speed) {
    long start = real.nanoTime();
    return new World(
        simulator::now,
        () -> start + (long) ((real.nanoTime() - start) * speed),
        real.random(),
        time -> real.sleep(Duration.ofNanos((long) (time.toNanos() / speed))),
        real.environment(),
        real.root(),
        real.dial(),
        real.output());
  }
}
