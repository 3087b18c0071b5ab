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

class CountPodsTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(3), deployment("db")));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Json count(String arguments) throws Exception {
    return stage.observe(CountPods.class, "{" + arguments + "}");
  }

  @Test
  void pods_are_counted_by_labels_phase_and_namespace() throws Exception {
    assertThat(count("\"label_selector\": \"app=web\"")).isEqualTo(Json.of(3));
    assertThat(count("\"label_selector\": \"app in (web, db)\"")).isEqualTo(Json.of(4));
    assertThat(count("\"label_selector\": \"\"")).isEqualTo(Json.of(4));
    assertThat(count("\"label_selector\": \"app=nobody\"")).isEqualTo(Json.of(0));
    assertThat(count("\"label_selector\": \"\", \"ns\": \"kube-public\"")).isEqualTo(Json.of(0));
    assertThat(count("\"label_selector\": \"\", \"phase\": \"Running\"")).isEqualTo(Json.of(4));
    assertThat(count("\"label_selector\": \"\", \"phase\": \"Pending\"")).isEqualTo(Json.of(0));
  }

  @Test
  void pods_on_their_way_out_count_too() throws Exception {
    stage.terminating("{\"label_selector\": \"app=web\"}").deed().act();
    assertThat(count("\"label_selector\": \"app=web\", \"phase\": \"Running\""))
        .isEqualTo(Json.of(3));
    stage.simulator.settle();
    assertThat(count("\"label_selector\": \"app=web\"")).isEqualTo(Json.of(4));
    assertThat(count("\"label_selector\": \"app=web\", \"phase\": \"Pending\""))
        .isEqualTo(Json.of(1));
  }

  @Test
  void no_namespace_is_not_every_namespace() {
    assertThatThrownBy(() -> count("\"label_selector\": \"\", \"ns\": \"\""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("Cannot select pods. The namespace 'ns' is empty.");
  }

  @Test
  void what_the_api_refuses_fails_the_probe() {
    stage.simulator.breaking().on("list").of("pods").refuse(403);
    assertThatThrownBy(() -> count("\"label_selector\": \"app=web\""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("GET /api/v1/namespaces/default/pods: 403 Forbidden");
  }
}
