package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;

class DeleteCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_gone_and_made_again() throws Exception {
    JsonObject before = kinds.nightly();
    kinds.roundTrip(
        new DeleteCustomObject(Kinds.SCHEDULES, "nightly", "default"),
        _ -> assertThat(kinds.nightly()).isNull());
    assertThat(kinds.nightly()).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_fails() {
    assertThatThrownBy(
            () -> kinds.site().prepare(new DeleteCustomObject(Kinds.SCHEDULES, "none", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to delete custom resource object: 'Not Found' {");
  }
}
