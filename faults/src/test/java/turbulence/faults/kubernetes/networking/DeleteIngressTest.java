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

class DeleteIngressTest {
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
  void it_is_deleted_and_made_again() throws Exception {
    yard.simulator()
        .apply(
            "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: in}, spec:"
                + " {defaultBackend: {service: {name: web, port: {number: 80}}}}}");
    JsonObject before = yard.essence("ingress", "in");
    Prepared prepared = yard.prepare(new DeleteIngress("in", "default"));
    assertThat(prepared.targets()).containsExactly(new Target("ingress", "default", "in"));
    assertThat(prepared.forecast().look().lasting()).isEmpty();
    prepared.deed().act();
    assertThat(yard.isGone("ingress", "in")).isTrue();
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.essence("ingress", "in")).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_is_a_failure() {
    assertThatThrownBy(() -> yard.prepare(new DeleteIngress("nobody", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to delete ingress 'nobody': (404)\nReason: Not Found\n");
    assertThatThrownBy(() -> yard.prepare(new DeleteIngress("", "default")))
        .hasMessage("to delete a ingress takes a 'name' and a namespace 'ns'");
  }
}
