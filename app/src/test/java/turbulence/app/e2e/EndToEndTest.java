package turbulence.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.simulator.scenario.Simulator;

/// What `make e2e` does on a real cluster, on a simulated one.
class EndToEndTest {
  private static final List<String> SOME =
      List.of(
          "chaosk8s/pod/terminate_pods.yaml",
          "chaosk8s/deployment/scale_deployment.yaml",
          "chaosk8s/node/cordon_node.yaml");

  @TempDir Path folder;

  @Test
  void what_stays_in_a_namespace_is_played_and_leaves_nothing() throws Exception {
    assertThat(played(Map.of()))
        .contains(
            "ok chaosk8s/pod/terminate_pods.yaml",
            "ok chaosk8s/deployment/scale_deployment.yaml",
            "-  chaosk8s/node/cordon_node.yaml: left out, it reaches beyond a namespace",
            "2 passed, 0 failed, 1 left out");
  }

  @Test
  void what_reaches_further_is_played_on_a_cluster_of_ones_own() throws Exception {
    assertThat(played(Map.of("E2E_CLUSTER", "mine")))
        .contains("Nodes: node-0, node-1, node-2", "ok chaosk8s/node/cordon_node.yaml")
        .contains("3 passed, 0 failed, 0 left out");
  }

  private String played(Map<String, String> asked) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Simulator simulator = Simulator.builder().speed(20).start()) {
      assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();
      simulator.writeKubeconfig(folder.resolve("config"));
      Map<String, String> environment = new java.util.HashMap<>(asked);
      environment.put("KUBECONFIG", folder.resolve("config").toString());
      environment.put("HOME", folder.toString());
      PrintStream paper = new PrintStream(out, true, StandardCharsets.UTF_8);
      List<Exercise> some =
          Exercise.all().stream().filter(each -> SOME.contains(each.name())).toList();
      try (Ground ground = Ground.of(environment, "here")) {
        new EndToEnd(ground, paper, new Stops()).run(some, folder);
      }
      assertThat(simulator.list("namespaces", ""))
          .extracting(Ground::name)
          .noneMatch(name -> name.startsWith("turbulence-e2e"));
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
