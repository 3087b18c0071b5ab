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

class UpdateIngressTest {
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
  void rules_are_replaced_whole_and_as_before_again() throws Exception {
    yard.simulator()
        .apply(
            "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: in}, spec: {rules:"
                + " [{host: a.example.com}]}}");
    JsonObject before = yard.essence("ingress", "in");
    JsonObject patch =
        (JsonObject)
            turbulence.json.JsonReader.read(
                "{\"spec\": {\"rules\": [{\"host\": \"b.example.com\"}]}}");
    Prepared prepared = yard.prepare(new UpdateIngress("in", patch, "default"));
    prepared.deed().act();
    assertThat(yard.essence("ingress", "in").object("spec").array("rules").items())
        .hasToString("[{\"host\":\"b.example.com\"}]");
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.essence("ingress", "in")).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_is_called_an_ingress() {
    assertThatThrownBy(() -> yard.prepare(new UpdateIngress("nobody", JsonObject.EMPTY, "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to update ingress 'nobody': (404)\n");
  }
}
