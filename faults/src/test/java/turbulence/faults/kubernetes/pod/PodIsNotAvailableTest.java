package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.scenario.Sketch.deployment;

import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.simulator.scenario.Simulator;

class PodIsNotAvailableTest {
  private static Json asked(Stage stage, String arguments) throws Exception {
    return stage.observe(PodIsNotAvailable.class, "{" + arguments.replace('\'', '"') + "}");
  }

  @Test
  void only_a_pod_that_runs_is_available() throws Exception {
    try (Stage stage = Stage.ready(Simulator.with(deployment("web")))) {
      String web = "'name': 'web', 'label_selector': 'app={name}'";
      assertThatThrownBy(() -> asked(stage, web)).hasMessage("pod 'web' is actually running");
      assertThat(asked(stage, web + ", 'raise_on_is_available': false")).isEqualTo(JsonBool.FALSE);
      assertThat(asked(stage, web + ", 'ns': 'kube-public'")).isEqualTo(JsonBool.TRUE);
      assertThat(asked(stage, "'name': 'web'")).isEqualTo(JsonBool.TRUE);
      stage.end("Failed", stage.alive("app=web").getFirst());
      assertThat(asked(stage, web)).isEqualTo(JsonBool.TRUE);
    }
  }
}
