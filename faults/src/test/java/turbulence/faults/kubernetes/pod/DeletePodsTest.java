package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonArray;
import turbulence.simulator.scenario.Simulator;

class DeletePodsTest {
  @Test
  void one_pod_goes_the_first_that_fits() throws Exception {
    try (Stage stage =
        Stage.ready(Simulator.with(deployment("web").replicas(3), deployment("b")))) {
      List<String> web = stage.alive("app=web");
      DeletePods step =
          Stage.step(DeletePods.class, "{\"name\": \"b-\", \"label_selector\": \"app=web\"}");
      Prepared prepared = step.prepare(stage.scope());
      assertThat(prepared.deed().act()).isEqualTo(JsonArray.of(web.getFirst()));
      assertThat(stage.alive("app=web")).doesNotContain(web.getFirst()).contains(web.getLast());
      assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    }
  }

  @Test
  void it_needs_what_terminate_pods_needs() {
    assertThat(Stage.step(DeletePods.class, "{\"ns\": \"shop\"}").needs())
        .containsExactly(
            Need.of("list", Resource.PODS, "shop"), Need.of("delete", Resource.PODS, "shop"));
  }

  @Test
  void what_cannot_be_is_said_before_anything_is_asked() {
    assertThatThrownBy(() -> Stage.step(DeletePods.class, "{\"name\": \"(\"}"))
        .hasMessageStartingWith("Cannot select pods. Name pattern '(' is invalid: ");
    assertThatThrownBy(() -> Stage.step(DeletePods.class, "{\"ns\": \"\"}"))
        .hasMessage("Cannot select pods. The namespace 'ns' is empty.");
  }
}
