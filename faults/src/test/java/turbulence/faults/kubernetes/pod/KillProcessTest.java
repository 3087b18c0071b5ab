package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

class KillProcessTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(2)));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Prepared prepared(String arguments) throws Exception {
    return Stage.step(KillProcess.class, "{" + arguments + "}").prepare(stage.scope());
  }

  private JsonArray killed(String arguments) throws Exception {
    return (JsonArray) prepared(arguments).deed().act();
  }

  private Json restarts(String pod) {
    JsonObject status = stage.simulator.get("pods", "default", pod).orElseThrow().object("status");
    return ((JsonObject) status.array("containerStatuses").items().getFirst()).get("restartCount");
  }

  @Test
  void the_program_of_a_container_ends_and_it_is_started_again() throws Exception {
    List<String> web = stage.alive("app=web");
    Prepared prepared = prepared("\"label_selector\": \"app=web\"");
    Evidence evidence = prepared.evidence().getFirst();
    assertThat(evidence.words())
        .isEqualTo("container web of pod default/" + web.getFirst() + " has ended");
    assertThat(evidence.look().inEffect()).isFalse();
    assertThat(prepared.deed().act())
        .isEqualTo(
            JsonArray.of(
                JsonObject.of("pod_name", web.getFirst(), "container", "web")
                    .with("signal", "TERM")
                    .with("pids", JsonArray.of(1))));
    stage.simulator.advance(Duration.ofSeconds(5));
    assertThat(evidence.look().inEffect()).isTrue();
    assertThat(restarts(web.getFirst())).isEqualTo(Json.of(1));
    assertThat(restarts(web.getLast())).isEqualTo(Json.of(0));
    assertThat(stage.alive("app=web")).isEqualTo(web);
  }

  @Test
  void processes_are_found_by_what_they_are_called() throws Exception {
    JsonArray killed = killed("\"process\": \"^ngin\", \"all\": true, \"signal\": \"SIGINT\"");
    assertThat(killed.items())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.toString()).contains("\"pids\":[1]", "\"INT\""));
    stage.simulator.advance(Duration.ofSeconds(5));
    assertThat(stage.alive("app=web"))
        .allSatisfy(pod -> assertThat(restarts(pod)).isEqualTo(Json.of(1)));
    assertThatThrownBy(() -> killed("\"process\": \"java\", \"all\": true"))
        .isInstanceOf(ActivityFailed.class)
        .message()
        .contains(" has nothing killed in it: container web has no process like 'java'")
        .contains("\n");
  }

  @Test
  void a_process_that_is_not_there_is_told() {
    assertThatThrownBy(() -> killed("\"pid\": 77, \"signal\": \"9\""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("'kill -s KILL 77' ended with 1: sh: can't kill pid 77: No such");
  }

  @Test
  void an_image_without_a_shell_is_told() throws Exception {
    stage.simulator.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: bare, labels: {app: bare}}
        spec: {containers: [{name: one, image: hashicorp/http-echo, args: [-text=hi]}]}
        """);
    assertThat(stage.simulator.awaitReady(Duration.ofMinutes(5))).isEmpty();
    assertThatThrownBy(() -> killed("\"label_selector\": \"app=bare\""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("container one: its image has no shell ('sh')");
  }

  @Test
  void what_cannot_be_is_said_before_anything_is_asked() {
    assertThatThrownBy(() -> killed("\"pid\": 1, \"process\": \"x\""))
        .hasMessage("process and pid exclude each other");
    assertThatThrownBy(() -> killed("\"pid\": 0")).hasMessage("pid must be at least 1, not 0");
    assertThatThrownBy(() -> killed("\"signal\": \"STAB\"")).hasMessageContaining("not 'STAB'");
    assertThatThrownBy(() -> killed("\"signal\": \"65\"")).hasMessageContaining("not '65'");
    assertThatThrownBy(() -> killed("\"signal\": \"kill\""))
        .hasMessageStartingWith("signal kill never reaches the first process");
    assertThatThrownBy(() -> killed("\"process\": \"(\"")).hasMessageContaining("process '('");
  }

  @Test
  void a_list_of_processes_is_read_without_our_own() throws Exception {
    String listed =
        """
        self 40
        /proc/1|nginx|nginx: master process nginx -g daemon off;
        /proc/40|sh|sh -c nginx
        /proc/7|nginx|nginx: worker process
        /proc/8|java|java -jar app.jar\s
        /proc/9|kworker|
        """;
    assertThat(new Victim("nginx", null, "TERM").among(listed)).containsExactly(1, 7);
    assertThat(new Victim("worker process$", null, "TERM").among(listed)).containsExactly(7);
    assertThat(new Victim("app.jar$", null, "TERM").among(listed)).containsExactly(8);
    assertThat(new Victim("^kworker", null, "TERM").among(listed)).containsExactly(9);
    assertThat(new Victim("x", null, "TERM").among("")).isEmpty();
  }
}
