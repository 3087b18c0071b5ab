package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;

class PatchClusterCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  private static PatchClusterCustomObject patch(String name) {
    Content content = Kinds.content("{'spec': {'namespace': 'other', 'kubeConfig': {'a': 1}}}");
    return new PatchClusterCustomObject(Kinds.CLUSTERS, name, false, content);
  }

  @Test
  void fields_change_and_change_back() throws Exception {
    JsonObject before = kinds.elsewhere();
    kinds.roundTrip(
        patch("elsewhere"),
        _ -> assertThat(kinds.elsewhere().object("spec").text("namespace")).hasValue("other"));
    assertThat(kinds.elsewhere()).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_fails() {
    assertThatThrownBy(() -> kinds.site().prepare(patch("none")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to patch custom resource object: 'Not Found' {");
  }
}
