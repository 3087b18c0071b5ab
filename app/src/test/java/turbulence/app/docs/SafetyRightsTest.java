package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.simulator.scenario.Simulator;

/// Whoever has what `turbulence rights --with-safety` prints, and no more, plans and runs an
/// experiment with all safeguards: nothing that is asked of the API is refused.
@Execution(ExecutionMode.CONCURRENT)
class SafetyRightsTest {
  @TempDir Path folder;

  /// JUnit warns of a link that leads out of a folder that it removes.
  @AfterEach
  void unlink() throws IOException {
    Files.deleteIfExists(folder.resolve("examples"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chaosk8s.pod.actions:terminate_pods",
        "chaosk8s.node.actions:drain_nodes",
        "chaosk8s.node.actions:delete_nodes",
        "turbulence.kubernetes.node.actions:taint_nodes",
        "chaosk8s.namespace.actions:delete_namespace",
        "chaosk8s.secret.actions:delete_secret",
        "chaosk8s.service.actions:create_service_endpoint",
        "chaosk8s.networking.actions:create_network_policy",
        "chaosk8s.statefulset.actions:scale_statefulset",
        "chaosk8s.crd.actions:apply_from_yaml",
        "chaosistio.fault.actions:set_fault",
        "turbulence.istio.fault.actions:disturb_virtual_services"
      })
  void nothing_is_refused_to_who_has_the_printed_rights(String name) throws Exception {
    ExampleSteps example = ExampleSteps.named(name);
    String file = example.file().toString();
    try (Simulator simulator = example.cluster().start()) {
      Desk desk = new Desk(folder).with("INGRESS_HOST", simulator.gateway());
      assertThat(simulator.awaitReady(Duration.ofMinutes(5))).isEmpty();
      Path master = Files.createDirectories(folder.resolve("kube")).resolve("config");
      simulator.writeKubeconfig(master);
      List<String> manifests = desk.here(List.of("rights", "--with-safety", file)).lines();
      int start = manifests.indexOf("apiVersion: v1"); // warnings come before
      simulator.apply(String.join("\n", manifests.subList(start, manifests.size())));
      Path narrow = new Granting(simulator, master).kubeconfig("turbulence");
      desk.with("KUBECONFIG", narrow.toString());
      assertThat(words(desk.here(List.of("plan", file)))).doesNotContain("403 Forbidden");
      assertThat(words(desk.here(List.of("run", file))))
          .contains("Method")
          .doesNotContain("403 Forbidden", "without a safeguard");
      assertThat(simulator.refusals()).isEmpty();
    }
  }

  private static String words(Desk.Said said) {
    return String.join("\n", said.lines());
  }
}
