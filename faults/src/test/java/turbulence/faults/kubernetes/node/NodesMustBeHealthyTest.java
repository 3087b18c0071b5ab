package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class NodesMustBeHealthyTest {
  @TempDir Path folder;

  @Test
  void a_silent_node_is_ill() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      assertThat(estate.observe(new NodesMustBeHealthy(null))).isEqualTo(JsonBool.TRUE);
      estate.simulator().stopNode("node-1", false);
      estate.simulator().advance(Duration.ofMinutes(2));
      assertThat(estate.observe(new NodesMustBeHealthy(null))).isEqualTo(JsonBool.FALSE);
      assertThat(estate.observe(new NodesMustBeHealthy("kubernetes.io/hostname=node-0")))
          .isEqualTo(JsonBool.TRUE);
    }
  }

  @Test
  void a_known_trouble_that_is_reported_makes_it_ill_and_an_unknown_one_does_not()
      throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      report(estate, "OwnInvention");
      assertThat(estate.observe(new NodesMustBeHealthy(null))).isEqualTo(JsonBool.TRUE);
      report(estate, "KernelDeadlock");
      assertThat(estate.observe(new NodesMustBeHealthy(null))).isEqualTo(JsonBool.FALSE);
    }
  }

  private static void report(Estate estate, String type) throws Exception {
    Clusters.of(estate.scope())
        .patch(
            Resource.NODES.ref("", "node-0").part("status"),
            Patch.strategic(
                (JsonObject)
                    JsonReader.read(
                        "{\"status\":{\"conditions\":[{\"type\":\"TYPE\",\"status\":\"True\"}]}}"
                            .replace("TYPE", type))));
  }
}
