package turbulence.faults.kubernetes.chaosmesh.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.JsonObject;

class DeleteNetworkFaultTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_gone_and_made_again() throws Exception {
    JsonObject before = kinds.essence("networkchaos", "default", "left-over");
    kinds.roundTrip(
        new DeleteNetworkFault("left-over", "default"),
        _ -> assertThat(kinds.live("networkchaos", "default", "left-over")).isNull());
    assertThat(kinds.essence("networkchaos", "default", "left-over")).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_fails() {
    assertThatThrownBy(() -> kinds.site().prepare(new DeleteNetworkFault("none", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to delete custom resource object: 'Not Found' {");
  }
}
