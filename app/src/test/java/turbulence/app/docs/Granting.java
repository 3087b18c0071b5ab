package turbulence.app.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Roles;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

/// Whoever gives rights in a cluster.
///
/// @param master the kubeconfig of who may do everything
record Granting(Simulator simulator, Path master) {
  /// A kubeconfig of an account in the namespace `default` that has these rights.
  Path account(String name, Collection<Need> needs) throws Exception {
    new Roles("turbulence-" + name, name, "default").granting(needs).forEach(simulator::apply);
    return kubeconfig(name);
  }

  /// A kubeconfig of an account that is there in the namespace `default`.
  Path kubeconfig(String name) throws Exception {
    String token;
    try (Cluster cluster = Cluster.find(world(master), JsonObject.EMPTY)) {
      JsonObject wanted =
          JsonObject.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest")
              .with("spec", JsonObject.EMPTY);
      String path = "/api/v1/namespaces/default/serviceaccounts/" + name + "/token";
      JsonObject answer = cluster.object(Call.of("POST", path).with(wanted));
      token = answer.object("status").text("token").orElseThrow();
    }
    Path kubeconfig = master.resolveSibling(name);
    String whole = Files.readString(master).replace(simulator.token().orElseThrow(), token);
    Files.write(kubeconfig, whole.getBytes(UTF_8));
    return kubeconfig;
  }

  static World world(Path kubeconfig) throws IOException {
    String home = kubeconfig.getParent().toString();
    return SystemWorld.create()
        .withRoot(Folders.ROOT)
        .withEnvironment(Map.of("HOME", home, "KUBECONFIG", kubeconfig.toString()));
  }
}
