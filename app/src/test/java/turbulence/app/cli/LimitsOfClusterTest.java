package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

class LimitsOfClusterTest {
  private static final String APP =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 4
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      """;
  private static final String EXPERIMENT =
      """
      title: Lose some of it
      description: d
      method:
      - &kill
        name: kill two
        type: action
        provider:
          type: python
          module: chaosk8s.pod.actions
          func: terminate_pods
          arguments: {label_selector: app=web, qty: 2}
      - <<: *kill
        name: kill two more
      - name: scale
        type: action
        provider:
          type: python
          module: chaosk8s.deployment.actions
          func: scale_deployment
          arguments: {name: web, replicas: 1}
      - name: cordon
        type: action
        provider:
          type: python
          module: chaosk8s.node.actions
          func: cordon_node
      """;

  @TempDir Path root;
  private Simulator simulator;
  private Break deletions;
  private String printed = "";
  private String logged = "";

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.builder().with(APP).speed(0.01).handDriven().start();
    assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();
    deletions = simulator.breaking().on("delete").of("pods").delay(Duration.ZERO);
    simulator.writeKubeconfig(root.resolve("config"));
    Files.writeString(root.resolve("e.yaml"), EXPERIMENT);
  }

  @AfterEach
  void stop() {
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  private void settings(String limits) throws IOException {
    Path file = root.resolve("home/.chaostoolkit/settings.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "runtime: {limits: " + limits + "}\n");
  }

  private int run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of(
            "HOME",
            root.resolve("home").toString(),
            "LANG",
            "C.UTF-8",
            "KUBECONFIG",
            root.resolve("config").toString(),
            "COLUMNS",
            "400");
    int code =
        Turbulence.main(
            words,
            SystemWorld.create()
                .withRoot(root)
                .withEnvironment(environment)
                .withOutput(
                    new Output(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(log, true, StandardCharsets.UTF_8),
                        false,
                        false)));
    printed = out.toString(StandardCharsets.UTF_8);
    logged = log.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void a_run_goes_no_further_than_its_share_and_waits_for_nobody() throws IOException {
    settings("{share_of_workload: 50%, share_of_nodes: 0}");

    assertThat(run("run", "e.yaml")).isEqualTo(1);

    assertThat(deletions.strikes()).isEqualTo(2);
    assertThat(logged)
        .contains(
            "'kill two more' is not done, because deployment default/web would miss 4 of 4 pods",
            "'scale' is not done, because deployment default/web would miss 3 of 4 pods",
            "'cordon' is not done, because ",
            "nodes would be closed because of this run, and at most 0"
                + " (runtime.limits.share_of_nodes of the settings) may")
        .doesNotContain("'kill two' is not done");
  }

  @Test
  void without_limits_all_of_it_goes() {
    assertThat(run("run", "e.yaml")).isZero();
    assertThat(deletions.strikes()).isEqualTo(4);
    assertThat(logged).doesNotContain("is not done", "Not looked at by limits");
  }

  @Test
  void the_command_line_says_how_much_may_be_missing_and_what_stays() {
    assertThat(run("run", "--max-share", "25%", "--only", "kill two", "e.yaml")).isEqualTo(1);
    assertThat(logged).contains("at most 1 (25%, --max-share) may");
    assertThat(run("run", "--leave-ready", "3", "--only", "kill two", "e.yaml")).isEqualTo(1);
    assertThat(logged).contains("at least 3 must stay (--leave-ready)");
    assertThat(deletions.strikes()).isZero();
    assertThat(run("run", "--max-share", "half", "e.yaml")).isEqualTo(2);
    assertThat(logged)
        .contains(
            "Invalid value for '--max-share': needs to be a whole number or a percentage from 0% to"
                + " 100%, not 'half'");
    assertThat(run("run", "--leave-ready", "-1", "e.yaml")).isEqualTo(2);
    assertThat(logged).contains("Invalid value for '--leave-ready': needs to be at least 0");
  }

  @Test
  void a_plan_shows_what_a_run_would_refuse() throws IOException {
    settings("{share_of_workload: 50%, share_of_nodes: 0}");

    assertThat(run("plan", "e.yaml")).isEqualTo(1);

    assertThat(printed)
        .contains(
            "✗ scale",
            "refused  ✗ deployment default/web would miss 3 of 4 pods because of this run",
            "✗ cordon")
        .contains("● kill two", "● kill two more");
  }

  @Test
  void what_is_marked_is_spared_under_both_names() {
    simulator.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: default, annotations: {turbulence.dev/protect: "true"}}
        """);
    assertThat(run("run", "--only", "kill two", "e.yaml")).isEqualTo(1);
    assertThat(logged).contains("namespace default is marked turbulence.dev/protect");
    assertThat(run("plan", "--only", "kill two", "e.yaml")).isEqualTo(1);
    assertThat(printed).contains("namespace default is marked turbulence.dev/protect");
    assertThat(deletions.strikes()).isZero();
  }

  @Test
  void what_cannot_be_read_and_nobody_asked_for_is_said_and_in_nobodys_way() {
    simulator.breaking().on("get").of("deployments.apps").refuse(403);
    assertThat(run("run", "--only", "kill two", "e.yaml")).isZero();
    assertThat(logged)
        .contains(
            "INFO] Not looked at by limits: who is marked turbulence.dev/protect: you have no right"
                + " to get deployments.apps in namespace default");
    assertThat(run("plan", "--only", "kill two", "e.yaml")).isZero();
    assertThat(printed).contains("what limits say: who is marked turbulence.dev/protect");
  }

  @Test
  void what_cannot_be_read_for_a_limit_that_somebody_set_is_not_done() throws IOException {
    settings("{opt_in: true}");
    simulator.breaking().on("get").of("deployments.apps").refuse(403);
    assertThat(run("run", "--only", "kill two", "e.yaml")).isEqualTo(1);
    assertThat(logged)
        .contains(
            "what runtime.limits.opt_in of the settings asks for cannot be known: you have no right"
                + " to get deployments.apps in namespace default");
    assertThat(deletions.strikes()).isZero();
  }
}
