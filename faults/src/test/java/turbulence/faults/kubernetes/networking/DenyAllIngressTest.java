package turbulence.faults.kubernetes.networking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonObject;

class DenyAllIngressTest {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.open(folder);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void the_policy_has_its_name_and_goes_again() throws Exception {
    Prepared prepared =
        yard.prepare(new DenyAllIngress(JsonObject.of("app", "web"), "default", false));
    assertThat(prepared.targets())
        .containsExactly(new Target("networkpolicy", "default", "chaostoolkit-deny-all-ingress"));
    prepared.deed().act();
    JsonObject spec = yard.essence("networkpolicy", "chaostoolkit-deny-all-ingress").object("spec");
    assertThat(spec.object("podSelector")).hasToString("{\"matchLabels\":{\"app\":\"web\"}}");
    assertThat(spec.array("policyTypes")).hasToString("[\"Ingress\"]");
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.isGone("networkpolicy", "chaostoolkit-deny-all-ingress")).isTrue();
  }

  @Test
  void there_is_one_in_a_namespace_at_most() throws Exception {
    yard.act(new DenyAllIngress(null, "default", false));
    Prepared again = yard.prepare(new DenyAllIngress(null, "default", false));
    assertThat(again.undo()).isEmpty();
    assertThatThrownBy(() -> again.deed().act())
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("(409)");
  }
}
