package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.scenario.Sketch.deployment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.simulator.scenario.Simulator;

class PodsInConditionsTest {
  private static final String READY = "{\"type\": \"Ready\", \"status\": \"True\"}";
  private static final String UNREADY = "{\"type\": \"Ready\", \"status\": \"False\"}";
  private static final String QUIETLY = ", \"raise_on_invalid_conditions\": false";

  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(2)));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Json observe(String conditions, String more) throws Exception {
    return stage.observe(
        PodsInConditions.class,
        "{\"label_selector\": \"app=web\", \"conditions\": [" + conditions + "]" + more + "}");
  }

  @Test
  void every_pod_has_every_condition() throws Exception {
    assertThat(observe(READY, "")).isEqualTo(Json.of(true));
    String scheduled = "{\"status\": \"True\", \"type\": \"PodScheduled\"}";
    assertThat(observe(READY + ", " + scheduled, "")).isEqualTo(Json.of(true));
    assertThat(observe("", "")).isEqualTo(Json.of(true));
  }

  @Test
  void a_status_that_yaml_reads_as_a_truth_value_is_what_was_meant() throws Exception {
    assertThat(observe("{\"type\": \"Ready\", \"status\": true}", "")).isEqualTo(Json.of(true));
    assertThat(observe("{\"type\": \"Ready\", \"status\": false}", QUIETLY))
        .isEqualTo(Json.of(false));
  }

  @Test
  void one_has_it_not() throws Exception {
    String first = stage.alive("app=web").getFirst();
    assertThatThrownBy(() -> observe(READY + ", " + UNREADY, ""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage(
            "pod "
                + first
                + " does not match the following given condition: {'type': 'Ready', 'status':"
                + " 'False'}");
    assertThat(observe(UNREADY, QUIETLY)).isEqualTo(Json.of(false));
    assertThat(observe("{\"type\": \"Unheard\", \"status\": \"True\"}", QUIETLY))
        .isEqualTo(Json.of(false));
  }

  @Test
  void a_pod_that_has_no_conditions_yet_does_not_have_it() throws Exception {
    stage.statefulPod("data-0");
    assertThat(
            stage.observe(
                PodsInConditions.class,
                "{\"label_selector\": \"\", \"conditions\": [" + READY + "]" + QUIETLY + "}"))
        .isEqualTo(Json.of(false));
  }

  @Test
  void there_is_no_pod() throws Exception {
    assertThatThrownBy(() -> observe(READY, ", \"ns\": \"kube-public\""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("no pods 'app=web' were found");
    assertThat(observe(READY, ", \"ns\": \"kube-public\"" + QUIETLY)).isEqualTo(Json.of(false));
  }

  @Test
  void what_can_be_no_condition_is_refused() {
    for (String one :
        new String[] {
          "{\"type\": \"Ready\"}",
          "{\"type\": \"Ready\", \"status\": 1}",
          "{\"type\": \"Ready\", \"status\": \"True\", \"reason\": \"x\"}"
        }) {
      assertThatThrownBy(() -> observe(READY + "," + one, ""))
          .hasMessageStartingWith("conditions[1] must have a type and a status and nothing else");
    }
  }
}
