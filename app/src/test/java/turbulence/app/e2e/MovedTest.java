package turbulence.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedTest {
  @TempDir Path folder;

  @Test
  void every_argument_that_names_a_namespace_names_the_own_one() throws Exception {
    assertThat(moved("chaosk8s.pod.actions", "terminate_pods", "{label_selector: app=web}"))
        .contains("\"ns\": \"own\"");
    assertThat(
            moved(
                "turbulence.kubernetes.networking.actions",
                "partition",
                "{ns: default, other_ns: default}"))
        .contains("\"ns\": \"own\"", "\"other_ns\": \"own\"");
    assertThat(
            moved(
                "chaosk8s.chaosmesh.network.actions",
                "add_latency",
                "{name: late, namespaces_selectors: [default]}"))
        .contains("\"own\"\n", "\"ns\": \"own\"")
        .doesNotContain("default");
  }

  @Test
  void other_namespaces_of_examples_have_names_of_their_own() throws Exception {
    assertThat(
            moved(
                "turbulence.istio.fault.actions",
                "calm_virtual_services",
                "{namespace_pattern: ^(shop|till)$}"))
        .contains("^(own-shop|own-till)$")
        .doesNotContain("\"ns\"");
    assertThat(moved("chaosk8s.namespace.actions", "delete_namespace", "{name: old-shop}"))
        .contains("\"name\": \"own-old-shop\"");
  }

  @Test
  void requests_are_left_away() throws Exception {
    Path file = folder.resolve("e.yaml");
    Files.writeString(
        file,
        """
        steady-state-hypothesis:
          title: t
          probes:
          - {name: p, type: probe, provider: {type: http, url: "http://a/"}}
        method: []
        """);
    assertThat(Moved.into("own", file)).doesNotContain("http", "steady");
  }

  private String moved(String module, String function, String arguments) throws Exception {
    Path file = folder.resolve("e.yaml");
    Files.writeString(
        file,
        "provider: {type: python, module: %s, func: %s, arguments: %s}"
            .formatted(module, function, arguments));
    return Moved.into("own", file);
  }
}
