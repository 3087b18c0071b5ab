package turbulence.faults.kubernetes.chaosmesh.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.JsonObject;

class GetStressorTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_read_as_it_is() throws Exception {
    JsonObject found = (JsonObject) kinds.observed(new GetStressor("left-over", "default"));
    assertThat(found).isEqualTo(kinds.live("stresschaos", "default", "left-over"));
  }

  @Test
  void one_that_is_not_there_fails() {
    assertThatThrownBy(() -> kinds.observed(new GetStressor("none", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("'Not Found'");
  }
}
