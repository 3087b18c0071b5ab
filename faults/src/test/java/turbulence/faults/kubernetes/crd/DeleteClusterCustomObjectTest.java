package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;

class DeleteClusterCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_gone_and_made_again() throws Exception {
    JsonObject before = kinds.elsewhere();
    kinds.roundTrip(
        new DeleteClusterCustomObject(Kinds.CLUSTERS, "elsewhere"),
        _ -> assertThat(kinds.elsewhere()).isNull());
    assertThat(kinds.elsewhere()).isEqualTo(before);
  }

  @Test
  void no_name_is_no_object() {
    assertThatThrownBy(
            () -> kinds.site().prepare(new DeleteClusterCustomObject(Kinds.CLUSTERS, "")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("the 'name' of the object is empty");
  }
}
