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
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

class ExecInPodsTest {
  private Stage stage;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(3)));
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private Prepared prepared(String arguments) throws Exception {
    return Stage.step(ExecInPods.class, "{" + arguments + "}").prepare(stage.scope());
  }

  private List<JsonObject> said(String arguments) throws Exception {
    JsonArray all = (JsonArray) prepared(arguments).deed().act();
    return all.items().stream().map(JsonObject.class::cast).toList();
  }

  private void pod(String name, String annotations, String... containers) {
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nkind: Pod\nmetadata:\n  name: ");
    yaml.append(name).append("\n  labels: {app: odd}\n  annotations: {").append(annotations);
    yaml.append("}\nspec:\n  containers:\n");
    for (String container : containers) {
      yaml.append("  - {name: ").append(container).append(", image: busybox, env: [{name: ME,");
      yaml.append(" value: ").append(container).append("}], command: [sleep, '36000']}\n");
    }
    apply(yaml.toString());
  }

  private void apply(String yaml) {
    stage.simulator.apply(yaml);
    assertThat(stage.simulator.awaitReady(Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void each_pod_answers_with_what_the_process_wrote_and_a_number() throws Exception {
    List<String> web = stage.alive("app=web");
    List<JsonObject> said =
        said(
            """
            "cmd": "sh -c 'hostname; echo oh >&2; exit 4'", "label_selector": "app=web",
            "all": true
            """);
    assertThat(said).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(said.get(i))
          .isEqualTo(
              JsonObject.of("pod_name", web.get(i), "exit_code", 4)
                  .with("cmd", "sh -c 'hostname; echo oh >&2; exit 4'")
                  .with("stdout", web.get(i) + "\n")
                  .with("stderr", "oh\n"));
    }
  }

  @Test
  void targets_are_drawn_as_for_other_steps_on_pods_and_nothing_is_run_yet() throws Exception {
    String first = stage.alive("app=web").getFirst();
    Prepared prepared = prepared("\"cmd\": \"true\", \"label_selector\": \"app=web\"");
    assertThat(prepared.targets()).containsExactly(new Target("pod", "default", first));
    assertThat(prepared.forecast().look().effects())
        .containsExactly("container web of pod default/" + first + " runs [true]");
    assertThat(prepared.forecast().look().lasting()).hasSize(1);
    assertThat(said("\"cmd\": \"true\", \"label_selector\": \"app=nobody\"")).isEmpty();
    assertThat(said("\"cmd\": \"true\", \"mode\": \"percentage\", \"qty\": 50")).hasSize(2);
  }

  @Test
  void a_list_is_run_as_it_is() throws Exception {
    JsonObject said = said("\"cmd\": [\"echo\", \"a  b\", 3, \"\"]").getFirst();
    assertThat(said.get("stdout")).isEqualTo(Json.of("a  b 3 \n"));
    assertThat(said.get("cmd")).isEqualTo(JsonArray.of("echo", "a  b", 3, ""));
  }

  @Test
  void without_a_name_it_is_the_default_container_or_the_first() throws Exception {
    pod("odd-1", "", "one", "two");
    pod("odd-2", "kubectl.kubernetes.io/default-container: two", "one", "two");
    pod("odd-3", "kubectl.kubernetes.io/default-container: gone", "one", "two");
    String all = "\"cmd\": \"printenv ME\", \"label_selector\": \"app=odd\", \"all\": true";
    assertThat(said(all))
        .extracting(it -> it.text("stdout").orElse(""))
        .containsExactly("one\n", "two\n", "one\n");
    assertThat(said(all + ", \"container_name\": \"two\""))
        .extracting(it -> it.text("stdout").orElse(""))
        .containsExactly("two\n", "two\n", "two\n");
  }

  @Test
  void pods_without_the_container_are_passed_over_but_not_all_of_them() throws Exception {
    pod("odd-1", "", "one");
    pod("odd-2", "", "one", "two");
    String all = "\"cmd\": \"true\", \"label_selector\": \"app=odd\", \"all\": true";
    assertThat(said(all + ", \"container_name\": \"two\"")).hasSize(1);
    assertThat(stage.log())
        .contains("WARNING passed over, as they are without a container 'two': pod default/odd-1");
    assertThatThrownBy(() -> said(all + ", \"container_name\": \"three\""))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage(
            "All selected pods are without a container 'three':"
                + " pod default/odd-1, pod default/odd-2");
  }

  @Test
  void of_many_each_that_fails_is_told() throws Exception {
    pod("odd-1", "", "one");
    apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: odd-2, labels: {app: odd}}
        spec: {containers: [{name: one, image: hashicorp/http-echo, args: [-text=hi]}]}
        """);
    assertThatThrownBy(
            () -> said("\"cmd\": \"ls /\", \"label_selector\": \"app=odd\", \"all\": true"))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("pod default/odd-2 did not run the command: container one: ")
        .hasMessageContaining("executable file not found")
        .hasMessageEndingWith("; the other 1 was done");
  }

  @Test
  void pods_that_went_meanwhile_are_left_out_but_not_all_of_them() throws Exception {
    List<String> web = stage.alive("app=web");
    Prepared all = prepared("\"cmd\": \"true\", \"all\": true");
    Prepared one = prepared("\"cmd\": \"true\"");
    stage.erase(web.getFirst());
    assertThat(((JsonArray) all.deed().act()).items()).hasSize(2);
    assertThatThrownBy(() -> one.deed().act())
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("Every selected pod was gone: GET /api/v1/namespaces/default/pods/")
        .hasMessageContaining("404 NotFound");
  }

  @Test
  void what_cannot_be_is_said_before_anything_is_asked() {
    assertThatThrownBy(() -> prepared("\"cmd\": \"\""))
        .hasMessage("A command must be set to run a container");
    assertThatThrownBy(() -> prepared("\"cmd\": \"  \""))
        .hasMessage("A command must be set to run a container");
    assertThatThrownBy(() -> prepared("\"cmd\": []"))
        .hasMessage("A command must be set to run a container");
    assertThatThrownBy(() -> prepared("\"cmd\": \"sh -c 'x\""))
        .hasMessage("The command 'sh -c 'x' cannot be read: a ' is not closed.");
    assertThatThrownBy(() -> prepared("\"cmd\": {}")).hasMessageContaining("a text or a list");
    assertThatThrownBy(() -> prepared("\"cmd\": \"x\", \"qty\": -1"))
        .hasMessage("Cannot select pods. Quantity '-1' is negative.");
  }
}
