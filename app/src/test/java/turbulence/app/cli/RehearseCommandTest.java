package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;

class RehearseCommandTest {
  @TempDir Path root;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void begin() {
    environment.put("HOME", root.resolve("home").toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("KUBECONFIG", "/nowhere");
    environment.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
  }

  private int run(String... words) {
    PrintStream paper = new PrintStream(said, true, StandardCharsets.UTF_8);
    var in = new ByteArrayInputStream(new byte[0]);
    return Turbulence.main(
        words,
        SystemWorld.create()
            .withRoot(root)
            .withEnvironment(environment)
            .withOutput(new Output(in, paper, paper, false, false)));
  }

  private void experiment(String tolerance, String method) throws Exception {
    Files.writeString(
        root.resolve("e.yaml"),
        """
        title: x
        description: x
        configuration:
          ingress: {type: env, key: INGRESS_HOST}
        steady-state-hypothesis:
          title: The web answers
          probes:
          - name: it answers
            type: probe
            tolerance: %s
            provider:
              type: http
              url: http://${ingress}/
              headers: {Host: web.example.com}
              timeout: 5
        method: %s
        """
            .formatted(tolerance, method));
  }

  @Test
  void the_exit_code_is_that_of_the_experiment() throws Exception {
    experiment("200", "[]");
    assertThat(run("rehearse", "e.yaml", "--scenario", "web", "--speed", "20"))
        .as("%s", said)
        .isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Rehearsing on a simulator");
    assertThat(root.resolve("journal.json")).content().contains("\"status\": \"completed\"");
    experiment("418", "[]");
    assertThat(run("rehearse", "e.yaml", "--scenario", "web", "--speed", "20")).isEqualTo(1);
  }

  @Test
  void the_experiment_sees_the_simulated_cluster_and_no_other() throws Exception {
    experiment(
        "200",
        "[{name: look, type: action, provider: {type: process, path: sh, arguments: [-c,"
            + " 'env > seen; cat $KUBECONFIG > config']}}]");
    assertThat(run("rehearse", "e.yaml", "--scenario", "web", "--speed", "20"))
        .as("%s", said)
        .isZero();
    String seen = Files.readString(root.resolve("seen"));
    assertThat(seen).contains("INGRESS_HOST=127.0.0.1:").doesNotContain("KUBERNETES_SERVICE_HOST");
    assertThat(root.resolve("config")).content().contains("turbulence-simulator");
    String line = seen.lines().filter(it -> it.startsWith("KUBECONFIG=")).findFirst().orElseThrow();
    assertThat(Path.of(line.substring("KUBECONFIG=".length()))).doesNotExist();
  }

  private static final String SCALE =
      "{name: scale, type: action, provider: {type: python, module: chaosk8s.deployment.actions,"
          + " func: scale_deployment, arguments: {name: web, replicas: 1}}}";
  private static final String EDIT =
      "{name: edit, type: action, provider: {type: python, module: turbulence.file.actions, func:"
          + " edit_file, arguments: {path: f, content: new}}}";

  @Test
  void what_stays_changed_in_the_simulated_cluster_is_gone_with_it() throws Exception {
    experiment("200", "[" + SCALE + "]");
    assertThat(run("rehearse", "--keep-changes", "e.yaml", "--scenario", "web", "--speed", "20"))
        .as("%s", said)
        .isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Still changed: deployments.apps");
    assertThat(root.resolve("home/.turbulence/runs")).doesNotExist();
    said.reset();
    assertThat(run("recover", "--yes")).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Nothing to put back");
  }

  @Test
  void what_stays_changed_of_files_can_be_put_back() throws Exception {
    Files.writeString(root.resolve("f"), "old");
    experiment("200", "[" + SCALE + ", " + EDIT + "]");
    run("rehearse", "--keep-changes", "e.yaml", "--scenario", "web", "--speed", "20");
    assertThat(root.resolve("f")).hasContent("new");
    String text = said.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    assertThat(text).contains("Still changed after the rehearsal: file " + root.resolve("f"));
    Matcher command =
        Pattern.compile("TURBULENCE_RUNS=(\\S+) turbulence undo (\\S+)").matcher(text);
    assertThat(command.find()).as(text).isTrue();
    environment.put("TURBULENCE_RUNS", command.group(1));
    run("undo", "--yes", command.group(2));
    assertThat(root.resolve("f")).hasContent("old");
    assertThat(run("undo", "--last", "--yes")).as("%s", said).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("it lies in the cluster of context");
    assertThat(run("undo", "--last", "--yes", "--forget")).isZero();
    assertThat(run("undo", "--last", "--yes")).isEqualTo(1);
  }

  @Test
  void time_runs_as_fast_as_it_is_told() throws Exception {
    experiment(
        "200",
        "[{name: wait, type: action, provider: {type: process, path: 'true'}, pauses: {after:"
            + " 60}}]");
    assertThat(run("rehearse", "e.yaml", "--scenario", "web", "--speed", "200"))
        .as("%s", said)
        .isZero();
    String journal = Files.readString(root.resolve("journal.json"));
    String duration = journal.replaceFirst("(?s).*\"duration\": (\\d+).*?\\z", "$1");
    assertThat(journal).contains("\"duration\"");
    assertThat(Long.parseLong(duration)).isGreaterThanOrEqualTo(0);
  }

  @Test
  void no_cluster_is_made_for_experiments_that_are_not_there() throws Exception {
    experiment("200", "");

    assertThat(run("rehearse", "e.yaml", "nowhere.yaml", "--scenario", "web")).isEqualTo(1);

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Path \"nowhere.yaml\" does not exist.")
        .doesNotContain("Rehearsing on a simulator");
  }

  @Test
  void a_cluster_that_cannot_be_made_is_no_run() throws Exception {
    experiment("200", "[]");
    Files.writeString(root.resolve("m.yaml"), "apiVersion: v1\nkind: Nope\nmetadata: {name: a}\n");
    assertThat(run("rehearse", "e.yaml", "-f", "m.yaml")).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("no matches for kind \"Nope\"");
    assertThat(root.resolve("journal.json")).doesNotExist();
  }
}
