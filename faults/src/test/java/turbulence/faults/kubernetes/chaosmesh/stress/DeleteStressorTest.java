package turbulence.faults.kubernetes.chaosmesh.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.JsonObject;

class DeleteStressorTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_gone_and_made_again() throws Exception {
    JsonObject before = kinds.essence("stresschaos", "default", "left-over");
    kinds.roundTrip(
        new DeleteStressor("left-over", "default"),
        _ -> assertThat(kinds.live("stresschaos", "default", "left-over")).isNull());
    assertThat(kinds.essence("stresschaos", "default", "left-over")).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_fails() {
    assertThatThrownBy(() -> kinds.site().prepare(new DeleteStressor("none", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to delete custom resource object: 'Not Found' {");
  }
}
