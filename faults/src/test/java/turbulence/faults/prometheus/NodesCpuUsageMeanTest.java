package turbulence.faults.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonNumber;

class NodesCpuUsageMeanTest {
  @RegisterExtension static final Watchtower TOWER = new Watchtower();

  @Test
  void it_is_told_in_percent() throws Exception {
    JsonNumber mean = (JsonNumber) TOWER.observed(new NodesCpuUsageMean("5 minutes"));
    assertThat(mean.doubleValue()).isBetween(9.5, 10.5);
  }

  @Test
  void without_a_figure_it_fails() {
    assertThatThrownBy(() -> TOWER.observed(new NodesCpuUsageMean("1s")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("node_cpu_seconds_total");
  }
}
