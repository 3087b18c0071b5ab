package turbulence.app.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import turbulence.app.cli.option.Call;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.access.ClusterUnreachable;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.json.JsonObject;

/// A simulated cluster that stands in another process, as somebody who changes it sees it.
final class Standing implements AutoCloseable {
  private static final String HANDLES = "/turbulence/";

  private final Cluster cluster;

  private Standing(Cluster cluster) {
    this.cluster = cluster;
  }

  /// What a simulator answers, or why there is no such answer, in words.
  static final class Elsewhere extends Exception {
    private static final long serialVersionUID = 1L;

    Elsewhere(String words, Throwable cause) {
      super(words, cause);
    }

    String words() {
      return String.valueOf(getMessage());
    }
  }

  /// The cluster that the command line means: by `--kubeconfig` and `--context`, else as other
  /// commands find theirs. Nothing is sent yet.
  static Standing find(Session session) throws Elsewhere {
    Call call = session.call();
    World world = session.world();
    Optional<String> file = call.given("--kubeconfig");
    if (file.isPresent()) {
      Map<String, String> environment = new HashMap<>(world.environment());
      environment.put("KUBECONFIG", world.resolve(file.get()).toString());
      world = world.withEnvironment(environment);
    }
    JsonObject secrets =
        call.given("--context")
            .map(name -> JsonObject.of("KUBERNETES_CONTEXT", name))
            .orElse(JsonObject.EMPTY);
    try {
      return new Standing(Cluster.find(world, secrets));
    } catch (ClusterUnreachable e) {
      throw new Elsewhere(e.reason(), e);
    }
  }

  /// Asks one of the handles that only simulators have; a cluster that has none is left alone.
  JsonObject get(String handle) throws Elsewhere, InterruptedException {
    try {
      return cluster.object(turbulence.faults.kubernetes.cluster.Call.get(HANDLES + handle));
    } catch (ClusterFailed e) {
      boolean none = e.code() == 403 || e.code() == 404;
      throw new Elsewhere(none ? cluster + " is no simulator, so nothing was done" : e.words(), e);
    }
  }

  /// Turns one of the handles. To be used once [#get] has shown that it is a simulator.
  JsonObject turn(String method, String handle, JsonObject how)
      throws Elsewhere, InterruptedException {
    try {
      return cluster.object(
          turbulence.faults.kubernetes.cluster.Call.of(method, HANDLES + handle).with(how));
    } catch (ClusterFailed e) {
      throw new Elsewhere(e.code() == 0 ? e.words() : e.text(), e);
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
