package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

class PlanOfClusterTest {
  private static final String APP =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 8
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec: {minAvailable: 7, selector: {matchLabels: {app: web}}}
      """;
  private static final String EXPERIMENT =
      """
      title: Lose some of it
      description: d
      steady-state-hypothesis:
        title: There are pods
        probes:
        - name: enough pods
          type: probe
          tolerance: true
          provider:
            type: python
            module: chaosk8s.pod.probes
            func: count_min_pods
            arguments: {label_selector: app=web, min_count: 1}
      method:
      - &kill
        name: kill some
        type: action
        provider:
          type: python
          module: chaosk8s.pod.actions
          func: terminate_pods
          arguments: {label_selector: app=web, rand: true, qty: 3}
      - name: kill none
        type: action
        provider:
          type: python
          module: chaosk8s.pod.actions
          func: terminate_pods
          arguments: {label_selector: app=none}
      - name: scale
        type: action
        provider:
          type: python
          module: chaosk8s.deployment.actions
          func: scale_deployment
          arguments: {name: web, replicas: 2}
      - name: cordon
        type: action
        provider:
          type: python
          module: chaosk8s.node.actions
          func: cordon_node
      """;

  @TempDir Path root;
  private Simulator simulator;
  private String printed = "";
  private String logged = "";

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.builder().with(APP).speed(20).start();
    assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();
    assertThat(simulator.await(this::budgetIsCounted, Duration.ofMinutes(1))).isTrue();
    simulator.writeKubeconfig(root.resolve("config"));
    Files.writeString(root.resolve("e.yaml"), EXPERIMENT);
  }

  private boolean budgetIsCounted() {
    JsonObject budget =
        simulator.get("poddisruptionbudgets.policy", "default", "web").orElseThrow();
    return "1".equals(String.valueOf(budget.object("status").get("disruptionsAllowed")));
  }

  @AfterEach
  void stop() {
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  private int run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream paper = new PrintStream(out, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of(
            "HOME",
            root.resolve("home").toString(),
            "LANG",
            "C.UTF-8",
            "KUBECONFIG",
            root.resolve("config").toString(),
            "COLUMNS",
            "120");
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream loud = new PrintStream(log, true, StandardCharsets.UTF_8);
    int code =
        Turbulence.main(
            words,
            SystemWorld.create()
                .withRoot(root)
                .withEnvironment(environment)
                .withOutput(new Output(InputStream.nullInputStream(), paper, loud, false, false)));
    printed = out.toString(StandardCharsets.UTF_8);
    logged = log.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static JsonObject json(String text) throws Exception {
    return (JsonObject) JsonReader.read(text);
  }

  @Test
  void a_plan_reads_and_asks_for_rights_and_does_nothing_else() throws IOException {
    Break writes =
        simulator
            .breaking()
            .on("create", "update", "patch", "delete", "deletecollection")
            .delay(Duration.ZERO);
    Break questions =
        simulator
            .breaking()
            .on("create")
            .of("selfsubjectaccessreviews.authorization.k8s.io")
            .delay(Duration.ZERO);

    assertThat(run("plan", "e.yaml")).isZero();

    assertThat(questions.strikes()).isPositive().isEqualTo(writes.strikes());
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrder(root.resolve("config"), root.resolve("e.yaml"));
    }
  }

  @Test
  void a_plan_tells_what_comes_of_it() throws Exception {
    assertThat(run("plan", "--seed", "3", "e.yaml")).isZero();
    assertThat(printed)
        .contains(
            "● kill some",
            "hits     pod default/web-",
            "then     they run on ",
            "Deployment default/web makes 3 others",
            "budget default/web allows 1 disruption, and 3 of its pods would go: a delete ignores",
            "Service default/web loses 3 of 8 ready endpoints",
            "! kill none",
            "hits     nothing",
            "undo     deployments.apps default/web",
            "spec.replicas: from 2 back to 8",
            "then     no node is left for new pods: they wait",
            "undo     nodes ",
            "spec.unschedulable: from true back to nothing",
            "shows as node ",
            "✓ Nothing is known to be in the way of a run",
            "Who is hit was drawn as things are now: earlier steps may change it.",
            "Run it   turbulence run --seed 3 e.yaml");
    assertThat(run("plan", "--json", "--seed", "3", "e.yaml")).isZero();
    assertThat(json(printed).array("remarks").items())
        .contains(Json.of("Who is hit was drawn as things are now: earlier steps may change it."));
    assertThat(run("plan", "--json", "--only", "kill some", "e.yaml")).isZero();
    assertThat(json(printed).array("remarks")).isEmpty();
  }

  @Test
  void the_run_with_the_seed_of_a_plan_hits_what_was_planned() throws Exception {
    assertThat(run("plan", "--json", "--only", "kill some", "e.yaml")).isZero();
    JsonObject plan = json(printed);
    List<String> planned = new ArrayList<>();
    for (Json target : ((JsonObject) plan.array("activities").get(0)).array("targets")) {
      planned.add(((JsonObject) target).text("name").orElseThrow());
    }
    assertThat(planned).hasSize(3);

    String[] words = plan.text("run").orElseThrow().replace("'kill some'", "kill_some").split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("kill_some", "kill some");
    }
    assertThat(run(Stream.of(words).skip(1).toArray(String[]::new))).isZero();

    JsonObject journal = json(Files.readString(root.resolve("journal.json")));
    Json output = ((JsonObject) journal.array("run").get(0)).get("output");
    assertThat(String.valueOf(output)).isEqualTo("[\"" + String.join("\",\"", planned) + "\"]");
  }

  @Test
  void a_run_that_hits_nobody_says_so() {
    assertThat(run("--log-format", "json", "run", "--only", "kill none", "e.yaml")).isZero();
    assertThat(logged)
        .contains("WARNING")
        .contains("Action 'kill none' hits nothing: it found no target");
  }

  @Test
  void a_cluster_that_is_not_there_is_named_once() throws IOException {
    int nobody;
    try (ServerSocket port = new ServerSocket(0)) {
      nobody = port.getLocalPort();
    }
    String config = Files.readString(root.resolve("config"));
    Files.writeString(
        root.resolve("config"), config.replace(simulator.url(), "https://127.0.0.1:" + nobody));

    assertThat(run("plan", "e.yaml")).isEqualTo(1);

    assertThat(printed.split("Connection refused", -1)).as(printed).hasSize(2);
    assertThat(printed).contains("fails    as above");
  }

  @Test
  void what_lies_in_protected_namespaces_is_refused() throws IOException {
    Files.writeString(
        root.resolve("e.yaml"), EXPERIMENT.replace("app=none", "app=web, ns: kube-system"));
    simulator.apply(APP.replace("{name: web}", "{name: web, namespace: kube-system}"));
    assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();

    assertThat(run("plan", "e.yaml")).isEqualTo(1);

    assertThat(printed).contains("✗ kill none", "refused  ✗ it would hit pod kube-system/web-");
  }
}
