package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;

class GetClusterCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_read_as_it_is() throws Exception {
    JsonObject found =
        (JsonObject) kinds.observed(new GetClusterCustomObject(Kinds.CLUSTERS, "elsewhere"));
    assertThat(found.object("metadata").text("name")).hasValue("elsewhere");
  }

  @Test
  void one_that_is_not_there_fails_with_the_words_of_chaos_toolkit() {
    assertThatThrownBy(() -> kinds.observed(new GetClusterCustomObject(Kinds.CLUSTERS, "none")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to create custom resource object: 'Not Found' {");
  }
}
