package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonBool;

class AllNodesMustBeReadyToScheduleTest {
  @TempDir Path folder;

  @Test
  void cordoned_nodes_are_ready_and_silent_ones_are_not() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      estate.act(new CordonNode("node-0", null));
      assertThat(estate.observe(new AllNodesMustBeReadyToSchedule(null))).isEqualTo(JsonBool.TRUE);
      estate.simulator().stopNode("node-1", false);
      estate.simulator().advance(Duration.ofMinutes(2));
      assertThat(estate.observe(new AllNodesMustBeReadyToSchedule(null))).isEqualTo(JsonBool.FALSE);
      assertThat(estate.observe(new AllNodesMustBeReadyToSchedule("kubernetes.io/hostname=node-2")))
          .isEqualTo(JsonBool.TRUE);
      assertThat(estate.observe(new AllNodesMustBeReadyToSchedule("no=where")))
          .isEqualTo(JsonBool.TRUE);
    }
  }
}
