package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

class ReadPodLogsTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.builder());
    pod("talk-1", "", "one: echo hello; sleep 36000");
    pod("talk-2", "", "one: echo world; echo again; sleep 36000");
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  /// @param containers each its name and what it runs: `one: sleep 3`
  private void pod(String name, String annotations, String... containers) {
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nkind: Pod\nmetadata:\n  name: ");
    yaml.append(name).append("\n  labels: {name: talk, is: ").append(name);
    yaml.append("}\n  annotations: {").append(annotations).append("}\nspec:\n  containers:\n");
    for (String container : containers) {
      int colon = container.indexOf(':');
      yaml.append("  - {name: ").append(container, 0, colon).append(", image: busybox, ");
      yaml.append("command: [sh, -c, '").append(container.substring(colon + 1)).append("']}\n");
    }
    stage.simulator.apply(yaml.toString());
    stage.simulator.awaitReady(Duration.ofMinutes(1));
  }

  private JsonObject logs(String arguments) throws Exception {
    return (JsonObject) stage.observe(ReadPodLogs.class, "{" + arguments + "}");
  }

  private static List<String> lines(JsonObject logs, String pod) {
    return logs.text(pod).orElseThrow().lines().toList();
  }

  @Test
  void each_line_comes_with_its_time_under_the_name_of_its_pod() throws Exception {
    JsonObject logs = logs("\"name\": \"talk\"");
    assertThat(logs.names()).containsExactly("talk-1", "talk-2");
    assertThat(lines(logs, "talk-2"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(Instant.parse(line.split(" ")[0])).isNotNull())
        .extracting(line -> line.split(" ")[1])
        .containsExactly("world", "again");
    assertThat(logs("\"label_selector\": \"is={name}-1\", \"name\": \"talk\"").names())
        .containsExactly("talk-1");
    assertThat(logs("\"name\": \"nobody\"")).isEqualTo(JsonObject.EMPTY);
    assertThat(logs("").isEmpty()).isTrue();
  }

  @Test
  void the_log_of_the_instance_before_is_read() throws Exception {
    pod("twice", "", "one: echo $(date +%s); sleep 30; exit 1");
    stage.simulator.advance(Duration.ofSeconds(33));
    String one = "\"label_selector\": \"is=twice\"";
    List<String> now = lines(logs(one), "twice");
    List<String> before = lines(logs(one + ", \"from_previous\": true"), "twice");
    assertThat(before).hasSize(1).isNotEqualTo(now);
    assertThatThrownBy(() -> logs("\"name\": \"talk\", \"from_previous\": true"))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("the log of pod default/talk-1 cannot be read: ")
        .hasMessageContaining("the log of pod default/talk-2 cannot be read: ")
        .hasMessageContaining("previous terminated container \"one\"");
  }

  @Test
  void a_container_is_named_or_the_default_or_the_only_one() throws Exception {
    pod("many-1", "", "one: echo 1; sleep 36000", "two: echo 2; sleep 36000");
    String default2 = "kubectl.kubernetes.io/default-container: two";
    pod("many-2", default2, "one: echo 1; sleep 36000", "two: echo 2; sleep 36000");
    assertThat(
            lines(logs("\"label_selector\": \"is=many-1\", \"container_name\": \"two\""), "many-1"))
        .singleElement()
        .asString()
        .endsWith(" 2");
    assertThat(lines(logs("\"label_selector\": \"is=many-2\""), "many-2"))
        .singleElement()
        .asString()
        .endsWith(" 2");
    assertThatThrownBy(() -> logs("\"label_selector\": \"is=many-1\""))
        .hasMessageContaining("400 BadRequest: a container name must be specified");
  }

  @Test
  void what_was_said_before_the_last_minutes_is_left_out() throws Exception {
    pod("slow", "", "one: echo old; sleep 600; echo new; sleep 36000");
    stage.simulator.advance(Duration.ofSeconds(610));
    String one = "\"label_selector\": \"is=slow\", \"last\": ";
    assertThat(lines(logs(one + "\"5 minutes\""), "slow")).hasSize(1);
    assertThat(lines(logs(one + "\"2h ago\""), "slow")).hasSize(2);
    assertThatThrownBy(() -> logs(one + "\"in 5 minutes\""))
        .hasMessage("last 'in 5 minutes' lies in the future");
    assertThatThrownBy(() -> logs(one + "\"sooner\""))
        .hasMessageContaining("last must be a time such as 10 minutes, 1h ago or")
        .hasMessageEndingWith("not 'sooner'");
  }

  @Test
  void a_pod_that_went_meanwhile_is_left_out() throws Exception {
    stage.simulator.breaking().on("get").of("pods/log").named("talk-1").refuse(404);
    assertThat(logs("\"name\": \"talk\"").names()).containsExactly("talk-2");
  }

  @Test
  void what_the_api_refuses_fails_the_probe() {
    stage.simulator.breaking().on("get").of("pods/log").refuse(403);
    assertThatThrownBy(() -> logs("\"name\": \"talk\""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("403 Forbidden");
    assertThatThrownBy(() -> logs("\"name\": \"talk\", \"ns\": \"\""))
        .hasMessage("Cannot select pods. The namespace 'ns' is empty.");
  }
}
