package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonBool;

class VerifyNodesConditionTest {
  @TempDir Path folder;

  @Test
  void type_and_status_must_be_there_on_every_node() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      assertThat(estate.observe(new VerifyNodesCondition("PIDPressure", "False", null)))
          .isEqualTo(JsonBool.TRUE);
      assertThat(estate.observe(new VerifyNodesCondition("PIDPressure", "True", null)))
          .isEqualTo(JsonBool.FALSE);
      assertThat(estate.observe(new VerifyNodesCondition("KernelDeadlock", "False", null)))
          .isEqualTo(JsonBool.FALSE);
      estate.simulator().stopNode("node-1", false);
      estate.simulator().advance(Duration.ofMinutes(2));
      assertThat(
              estate.observe(
                  new VerifyNodesCondition("Ready", "Unknown", "kubernetes.io/hostname=node-1")))
          .isEqualTo(JsonBool.TRUE);
    }
  }
}
