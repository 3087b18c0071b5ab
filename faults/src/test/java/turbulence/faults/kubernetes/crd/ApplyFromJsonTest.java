package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;

class ApplyFromJsonTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void whatever_kind_is_applied() throws Exception {
    String map =
        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"words\"},"
            + " \"data\": {\"a\": \"b\"}}";
    kinds.roundTrip(
        new ApplyFromJson(map),
        _ ->
            assertThat(kinds.site().simulator().get("configmaps", "default", "words")).isPresent());
    assertThat(kinds.site().simulator().get("configmaps", "default", "words")).isEmpty();
  }

  @Test
  void what_is_no_object_is_refused() {
    assertThatThrownBy(() -> new ApplyFromJson("{"))
        .hasMessageStartingWith("'resource' is no JSON");
    assertThatThrownBy(() -> new ApplyFromJson("[]"))
        .hasMessage("'resource' must hold an object, not array");
    assertThatThrownBy(() -> new ApplyFromJson("{\"kind\": \"Pod\"}"))
        .hasMessageContaining("needs an 'apiVersion'");
    assertThatThrownBy(() -> kinds.site().prepare(new ApplyFromJson(null)))
        .isInstanceOf(ActivityFailed.class);
    assertThatThrownBy(() ->
            kinds
                .site()
                .prepare(
                    new ApplyFromJson(
                        "{\"apiVersion\": \"no/v1\", \"kind\": \"No\", \"metadata\": {\"name\":"
                            + " \"x\"}}")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to apply custom resource object");
  }
}
