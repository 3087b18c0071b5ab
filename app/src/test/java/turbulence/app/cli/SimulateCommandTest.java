package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.simulator.scenario.Manifests;

class SimulateCommandTest {
  @TempDir Path root;

  private Stage stage() {
    return new Stage(root);
  }

  /// Keeps a cluster up until it has said that, and looks at it then.
  private final class Standing implements Host {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final String until;
    private final Runnable look;
    private Consumer<String> terminate = _ -> {};

    Standing(String until, Runnable look) {
      this.until = until;
      this.look = look;
    }

    int run(String... words) {
      OutputStream ears =
          new OutputStream() {
            @Override
            public void write(int b) {
              said.write(b);
            }

            @Override
            public void flush() {
              if (said().contains(until)) {
                look.run();
                terminate.accept("TERM");
              }
            }
          };
      PrintStream out = new PrintStream(ears, true, StandardCharsets.UTF_8);
      var in = new ByteArrayInputStream(new byte[0]);
      return new Turbulence(
              Face.TURBULENCE,
              SystemWorld.create()
                  .withRoot(root)
                  .withOutput(new Output(in, out, out, false, false)),
              this)
          .run(words);
    }

    String said() {
      return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void take(String signal, Consumer<String> listener) {
      if (signal.equals("TERM")) {
        terminate = listener;
      }
    }

    @Override
    public void atDeath(Runnable last) {}

    @Override
    public void die(int code) {}
  }

  @Test
  void it_prints_a_script_stands_and_ends_cleanly() {
    Path kubeconfig = root.resolve("k c");
    Standing standing =
        new Standing("INGRESS_HOST", () -> assertThat(kubeconfig).content().contains("token: "));
    int code = standing.run("simulate", "--nodes", "2", "--kubeconfig-out", "k c");
    assertThat(code).isZero();
    assertThat(standing.said())
        .startsWith("# This is a simulator and no cluster: it imitates Kubernetes 1.36")
        .contains("\nexport KUBECONFIG='" + kubeconfig + "'\n")
        .containsPattern("\nexport INGRESS_HOST=127\\.0\\.0\\.1:\\d+\n")
        .containsPattern("\n# 2 nodes in 3 zones; the API is at https://127\\.0\\.0\\.1:\\d+\n");
    assertThat(kubeconfig).doesNotExist();
  }

  @Test
  void it_says_when_all_that_was_asked_for_is_ready() {
    Standing standing = new Standing("everything is ready", () -> {});
    assertThat(standing.run("simulate", "--scenario", "web", "--speed", "20")).isZero();
  }

  @Test
  void the_graph_of_a_cluster_that_stands_can_be_shown() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Standing standing =
        new Standing("INGRESS_HOST", () -> graph(shown, "--kubeconfig", "kc", "--window", "2m"));
    assertThat(standing.run("simulate", "--kubeconfig-out", "kc")).isZero();
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .startsWith("No traffic in the last 2 minutes.\n");
    Stage bad = stage().run("simulate", "graph", "--window", "1d");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).contains("'1d' is no time from 1s to 10m");
  }

  /// Asks the cluster that stands, over the network.
  private void graph(OutputStream shown, String... options) {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var in = new ByteArrayInputStream(new byte[0]);
    List<String> words = new ArrayList<>(List.of("simulate", "graph"));
    words.addAll(List.of(options));
    int code =
        new Turbulence(
                Face.TURBULENCE,
                SystemWorld.create()
                    .withRoot(root)
                    .withOutput(new Output(in, out, err, false, false)),
                new Standing("nothing", () -> {}))
            .run(words.toArray(String[]::new));
    assertThat(code).isZero();
  }

  @Test
  void the_port_of_a_prometheus_is_told_when_it_was_asked_for() {
    Standing standing = new Standing("INGRESS_HOST", () -> {});
    assertThat(standing.run("simulate")).isZero();
    assertThat(standing.said()).doesNotContain("PROMETHEUS_URL");
    Standing known = new Standing("INGRESS_HOST", () -> {});
    assertThat(known.run("simulate", "--prometheus-port", "39090")).isZero();
    assertThat(known.said()).contains("\nexport PROMETHEUS_URL=http://127.0.0.1:39090\n");
  }

  @Test
  void a_kubeconfig_of_somebody_is_not_touched() throws Exception {
    Stage stage = stage().file("home/.kube/config", "mine").file("config", "mine");
    for (String place : List.of("home/.kube/config", "home/.kube/other", "config")) {
      assertThat(stage.run("simulate", "--kubeconfig-out", place).code()).isEqualTo(1);
    }
    assertThat(stage.err()).contains("is where kubectl looks by itself", "it is not overwritten");
    assertThat(stage.file("home/.kube/config")).isEqualTo("mine");
    assertThat(stage.file("config")).isEqualTo("mine");
    try (var below = Files.list(root.resolve("home/.kube"))) {
      assertThat(below).hasSize(1);
    }
  }

  @Test
  void the_kubeconfig_of_a_simulator_that_runs_is_not_taken_over() throws Exception {
    long other = ProcessHandle.current().parent().orElseThrow().pid();
    String config =
        "# Made by Turbulence's simulator, and good for nothing else.\n# process " + other + "\n";
    Stage stage = stage().file("config", config);

    assertThat(stage.run("simulate", "--kubeconfig-out", "config").code()).isEqualTo(1);

    assertThat(stage.err()).contains("belongs to a simulator that runs as process " + other);
    assertThat(stage.file("config")).isEqualTo(config);
  }

  @Test
  void figures_out_of_range_are_misuse() {
    for (String[] words :
        List.of(
            new String[] {"--nodes", "-1"},
            new String[] {"--zones", "0"},
            new String[] {"--speed", "0"},
            new String[] {"--port", "70000"},
            new String[] {"--gateway-port", "-1"},
            new String[] {"--prometheus-port", "65536"})) {
      Stage stage = stage().run("simulate", words[0], words[1]);
      assertThat(stage.code()).as(words[0]).isEqualTo(2);
      assertThat(stage.err()).contains("Invalid value for '" + words[0] + "'");
    }
  }

  @Test
  void manifests_and_breaking_files_are_refused_with_all_their_problems() {
    Stage stage =
        stage().file("m.yaml", "kind: Pod\n---\n- 1\n").file("b.yaml", "rules: [{}, 3]\n");
    assertThat(stage.run("simulate", "-f", "m.yaml", "-f", "none").code()).isEqualTo(1);
    assertThat(stage.err())
        .contains(
            "m.yaml, document 1: apiVersion is missing",
            "m.yaml, document 2: must be an object",
            "none: no such file or directory");
    assertThat(stage.run("simulate", "--breaking", "b.yaml").code()).isEqualTo(1);
    assertThat(stage.err())
        .contains("b.yaml: rules[0] does nothing", "b.yaml: rules[1] must be a mapping");
    assertThat(stage.run("simulate", "--breaking", "none").code()).isEqualTo(2);
  }

  @Test
  void the_scenarios_of_the_command_line_are_those_of_the_simulator() {
    assertThat(Commands.SCENARIOS).containsExactlyElementsOf(Manifests.scenarios());
  }
}
