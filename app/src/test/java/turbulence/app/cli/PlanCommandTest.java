package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class PlanCommandTest {
  private static final String EDIT =
      """
      title: Change a file
      description: d
      configuration:
        path: some.txt
        host: {type: env, key: HOST, default: web.example.com}
      secrets:
        api: {key: {type: env, key: API_KEY}}
      steady-state-hypothesis:
        title: The app answers
        probes:
        - name: answers
          type: probe
          tolerance: 200
          provider: {type: http, url: "http://${host}/?key=${key}"}
      method:
      - name: change it
        type: action
        provider:
          type: python
          module: turbulence.file.actions
          func: edit_file
          arguments: {path: "${path}", content: new}
      - name: greet
        type: action
        background: true
        provider: {type: process, path: sh, arguments: [-c, "echo hello ${key}"]}
      rollbacks:
      - name: goodbye
        type: action
        provider: {type: process, path: "true"}
      """;

  private static final String PLAN =
      """

        Change a file
        What a run would do. Nothing was touched.

        Steady state  The app answers
        checked before and after the method
          ? answers
            by       GET http://web.example.com/?key=******
            expects  200
            unknown  a request, which is not sent

        Method
          ● change it
            by       turbulence.file.actions:edit_file
            with     path: some.txt, content: new
            hits     file /home/you/some.txt
            undo     file /home/you/some.txt
                       gets the content that it has now
          ? greet  in the background
            by       sh -c 'echo hello ******'
            unknown  a program, which runs with your rights

        Rollbacks
        played whatever the ending
          ? goodbye
            by       true
            unknown  a program, which runs with your rights

        ────────────────────────────────────────────────────────────────────────
        ✓ Nothing is known to be in the way of a run
          Nobody can look into 3 activities: programs, requests, what comes later.
          After    what the run changed and is still changed is put back
          Seed     42
          Run it   turbulence run --seed 42 edit.yaml
      """;

  @TempDir Path root;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = fresh();
  }

  private Stage fresh() {
    return new Stage(root)
        .with("API_KEY", "sesame-open")
        .file("some.txt", "old")
        .file("edit.yaml", EDIT);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void a_plan_says_what_a_run_would_do_and_does_nothing() throws Exception {
    stage.with("COLUMNS", "160").run("plan", "--seed", "42", "edit.yaml");
    assertThat(stage.out().replace(root.toString(), "/home/you")).isEqualTo(PLAN);
    assertThat(stage.err()).isEmpty();
    assertThat(stage.code()).isZero();
    assertThat(stage.file("some.txt")).isEqualTo("old");
    assertThat(files()).containsExactly("edit.yaml", "some.txt");
  }

  @Test
  void what_would_fail_is_said_and_the_exit_code_tells() {
    stage.run("plan", "--seed", "42", "--var", "path=no where/some.txt", "edit.yaml");
    assertThat(stage.out())
        .contains(
            "✗ change it",
            "      fails    ",
            "✗ 1 activity would fail or be refused",
            "turbulence run --seed 42 --var 'path=no where/some.txt' edit.yaml");
    assertThat(stage.code()).isEqualTo(1);
  }

  @Test
  void what_is_no_experiment_is_refused_as_by_a_run() {
    stage.file("bad.yaml", "title: x\ndescription: d\n").run("plan", "bad.yaml");
    Stage run = fresh().run("--no-log-file", "run", "bad.yaml");
    assertThat(stage.code()).isEqualTo(1).isEqualTo(run.code());
    assertThat(stage.err().replaceAll("\\[.*?]", ""))
        .contains("method")
        .isEqualTo(run.err().replaceAll("\\[.*? INFO].*\n", "").replaceAll("\\[.*?]", ""));
    assertThat(stage.out()).isEmpty();
    assertThat(fresh().run("plan", "none.yaml").code()).isEqualTo(1);
    assertThat(fresh().run("plan").code()).isEqualTo(2);
  }

  @Test
  void programs_read_a_plan_as_json() throws Exception {
    stage.run("plan", "--json", "--skip", "greet", "edit.yaml");
    JsonObject plan = (JsonObject) JsonReader.read(stage.out());
    assertThat(plan.text("run").orElse(""))
        .isEqualTo("turbulence run --seed " + plan.get("seed") + " --skip greet edit.yaml");
    assertThat(plan.get("good")).hasToString("true");
    assertThat(plan.array("activities").size()).isEqualTo(3);
    assertThat(plan.toString())
        .contains("\"targets\":[{\"kind\":\"file\",\"name\":\"" + root.resolve("some.txt"))
        .doesNotContain("sesame");
    stage = fresh().file("bad.yaml", "title: x\n").run("plan", "--json", "bad.yaml");
    assertThat(((JsonObject) JsonReader.read(stage.out())).array("problems").size()).isPositive();
    assertThat(stage.code()).isEqualTo(1);
  }

  @Test
  void a_log_file_is_written_only_for_who_names_one() throws Exception {
    stage.run("--log-file", "my.log", "plan", "edit.yaml");
    assertThat(files()).containsExactly("edit.yaml", "my.log", "some.txt");
    assertThat(stage.out()).contains("turbulence --log-file my.log run --seed ");
  }

  @Test
  void chaos_has_no_such_command() {
    assertThat(stage.asChaos().run("plan", "edit.yaml").code()).isEqualTo(2);
    assertThat(stage.err()).contains("No such command 'plan'.");
  }

  @Test
  void colours_go_to_terminals_only() {
    stage.onTerminal().inColour().run("plan", "edit.yaml");
    assertThat(stage.out()).contains("\u001b[1mchange it\u001b[0m");
    assertThat(fresh().run("plan", "edit.yaml").out()).doesNotContain("\u001b");
  }
}
