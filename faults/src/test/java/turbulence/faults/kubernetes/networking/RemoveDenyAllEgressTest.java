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
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonObject;

class RemoveDenyAllEgressTest {
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
  void the_policy_is_deleted_and_there_again() throws Exception {
    yard.act(new DenyAllEgress(null, "default", false));
    JsonObject before = yard.essence("networkpolicy", "chaostoolkit-deny-all-egress");
    Prepared prepared = yard.prepare(new RemoveDenyAllEgress("default"));
    prepared.deed().act();
    assertThat(yard.isGone("networkpolicy", "chaostoolkit-deny-all-egress")).isTrue();
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.essence("networkpolicy", "chaostoolkit-deny-all-egress")).isEqualTo(before);
  }

  @Test
  void none_is_a_failure() {
    assertThatThrownBy(() -> yard.prepare(new RemoveDenyAllEgress("default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("(404)");
  }
}
