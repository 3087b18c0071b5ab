package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;

class GetCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_read_as_it_is() throws Exception {
    JsonObject found =
        (JsonObject) kinds.observed(new GetCustomObject(Kinds.SCHEDULES, "nightly", "default"));
    assertThat(found.object("metadata").text("name")).hasValue("nightly");
  }

  @Test
  void one_that_is_not_there_fails_with_the_words_of_chaos_toolkit() {
    assertThatThrownBy(
            () -> kinds.observed(new GetCustomObject(Kinds.SCHEDULES, "none", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to create custom resource object: 'Not Found' {");
  }
}
