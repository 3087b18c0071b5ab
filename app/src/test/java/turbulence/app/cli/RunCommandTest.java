package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final String EDIT =
      """
      {"title": "Edit", "description": "d", "method": [
        {"type": "action", "name": "edit", "provider": {"type": "python",
          "module": "turbulence.file.actions", "func": "edit_file",
          "arguments": {"path": "some.txt", "content": "new"}}},
        {"type": "action", "name": "wait", "provider": {"type": "python",
          "module": "chaosaddons.utils.idle", "func": "idle_for", "arguments": {"duration": 5}}},
        {"type": "action", "name": "last", "provider": {"type": "python",
          "module": "chaosaddons.utils.idle", "func": "idle_for", "arguments": {"duration": 0}}}
      ], "rollbacks": [
        {"type": "action", "name": "back", "provider": {"type": "python",
          "module": "chaosaddons.utils.idle", "func": "idle_for", "arguments": {"duration": 0}}}
      ]}
      """;
  private static final String FAILING =
      """
      {"title": "Fail", "description": "d", "method": [
        {"type": "action", "name": "edit", "provider": {"type": "python",
          "module": "turbulence.file.actions", "func": "edit_file",
          "arguments": {"path": "no/such/dir/some.txt", "content": "new"}}}
      ]}
      """;

  @TempDir Path root;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = fresh();
  }

  private Stage fresh() {
    return new Stage(root)
        .file("some.txt", "old")
        .file("edit.json", EDIT)
        .file("fail.json", FAILING);
  }

  private static String withoutStamps(String lines) {
    return lines.replaceAll("\\[[-0-9]{10} [:0-9]{8} ", "[");
  }

  @Test
  void a_run_says_the_recorded_lines_and_writes_a_journal() {
    stage.asChaos().run("run", "edit.json");
    assertThat(withoutStamps(stage.err()))
        .startsWith(
            """
            [INFO] Validating the experiment's syntax
            [INFO] Experiment looks valid
            [INFO] Running experiment: Edit
            [INFO] Steady-state strategy: default
            [INFO] Rollbacks strategy: default
            """);
    assertThat(stage.code()).isZero();
    assertThat(stage.file("journal.json")).startsWith("{\n  \"chaoslib-version\"");
    assertThat(stage.file("some.txt")).isEqualTo("new");
  }

  @Test
  void only_restoring_differs_between_the_faces() {
    assertThat(stage.run("run", "edit.json").code()).isZero();
    assertThat(stage.file("some.txt")).isEqualTo("old");
    fresh().run("run", "--keep-changes", "edit.json");
    assertThat(stage.file("some.txt")).isEqualTo("new");
    fresh().run("run", "--restore", "never", "edit.json");
    assertThat(stage.file("some.txt")).isEqualTo("new");
    fresh().asChaos().run("run", "--restore", "always", "edit.json");
    assertThat(stage.file("some.txt")).isEqualTo("old");
  }

  @Test
  void before_each_action_a_person_is_asked() {
    Stage asked =
        stage.onTerminal().typing("what?\nskip\n\nyes\n").run("run", "--interactive", "edit.json");
    assertThat(asked.err())
        .contains(
            "\n  ? edit\n    turbulence.file.actions:edit_file\n    hits file "
                + root.resolve("some.txt")
                + "\n    can be put back\n    Do it? yes, skip, all the rest, quit [y/S/a/q]: "
                + "    Please answer yes, skip, all or quit.\n    Do it?")
        .contains("    hits nothing\n    cannot be put back\n")
        .contains("■ edit")
        .containsPattern("✓ last");
    assertThat(asked.file("journal.json")).contains("\"status\": \"skipped\"");
    assertThat(asked.code()).isZero();
    assertThat(asked.file("some.txt")).isEqualTo("old");
  }

  @Test
  void whoever_quits_or_is_gone_ends_the_run_and_all_that_follow() {
    Stage quit = stage.onTerminal().typing("y\nq\n");
    quit.run("run", "--interactive", "--journal-path", "{name}.json", "edit.json", "fail.json");
    assertThat(quit.err()).contains("The run was interrupted").doesNotContain("Fail");
    assertThat(quit.code()).isEqualTo(1);
    assertThat(quit.file("some.txt")).isEqualTo("old");
    Stage gone = fresh().onTerminal().typing("").run("run", "--interactive", "edit.json");
    assertThat(gone.err()).contains("The run was interrupted");
    assertThat(gone.code()).isEqualTo(1);
  }

  @Test
  void all_the_rest_is_asked_no_more() {
    Stage all = stage.onTerminal().typing("all\n").run("run", "--interactive", "edit.json");
    assertThat(all.err()).containsOnlyOnce("Do it?");
    assertThat(all.code()).isZero();
  }

  @Test
  void without_a_terminal_nobody_can_be_asked() {
    assertThat(stage.run("run", "--interactive", "edit.json").err())
        .contains("Error: --interactive asks on a terminal, and there is none.");
    assertThat(stage.code()).isEqualTo(2);
    assertThat(stage.has("journal.json")).isFalse();
  }

  @Test
  void limits_on_the_command_line_hold_under_both_names() {
    assertThat(stage.run("run", "--max-targets", "1", "edit.json").code()).isZero();
    assertThat(fresh().run("run", "--max-targets", "0", "edit.json").err())
        .contains("a step may hit at most 0 (--max-targets): file " + root.resolve("some.txt"));
    Stage chaos = fresh().asChaos().run("run", "--max-targets", "0", "edit.json");
    assertThat(chaos.code()).isEqualTo(1);
    assertThat(chaos.file("some.txt")).isEqualTo("old");
  }

  @Test
  void limits_that_mean_nothing_are_refused() {
    assertThat(stage.run("run", "--max-targets", "-1", "edit.json").err())
        .contains("Error: Invalid value for '--max-targets': needs to be at least 0");
    assertThat(stage.code()).isEqualTo(2);
    assertThat(fresh().run("run", "--unprotect", "Kube_System", "edit.json").err())
        .contains(
            "Error: Invalid value for '--unprotect': needs to be the name of a namespace, not"
                + " 'Kube_System'");
  }

  @Test
  void what_was_kept_can_be_undone() {
    stage.run("run", "--keep-changes", "edit.json");
    Stage undo = new Stage(root).typing("y\n").run("undo", "--last");
    assertThat(undo.out()).isEqualTo("Put this back? [y/N]: ");
    assertThat(withoutStamps(undo.err()))
        .contains("[INFO] put back: file " + root.resolve("some.txt"));
    assertThat(undo.code()).isZero();
    assertThat(stage.file("some.txt")).isEqualTo("old");
    assertThat(new Stage(root).run("undo", "--last").err())
        .contains("no run has anything to put back");
  }

  @Test
  void nothing_is_put_back_unasked() {
    stage.run("run", "--keep-changes", "edit.json");
    Stage refused = new Stage(root).typing("\n").run("undo", "--last");
    assertThat(refused.code()).isEqualTo(1);
    Stage nobody = new Stage(root).run("undo", "--last");
    assertThat(nobody.err()).contains("Nobody answers; --yes goes ahead without.");
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(stage.file("some.txt")).isEqualTo("new");
    assertThat(new Stage(root).run("undo", "--last", "--yes").code()).isZero();
    assertThat(stage.file("some.txt")).isEqualTo("old");
  }

  @Test
  void undo_wants_a_run_or_last() {
    assertThat(stage.run("undo").code()).isEqualTo(2);
    assertThat(stage.err()).endsWith("Error: Name a run, or give --last.\n");
    assertThat(new Stage(root).run("undo", "nope").code()).isEqualTo(1);
    assertThat(new Stage(root).run("recover", "nope").code()).isEqualTo(1);
    assertThat(new Stage(root).run("recover").code()).isZero();
  }

  @Test
  void several_experiments_give_several_journals_and_the_worst_exit_code() {
    stage.run("run", "edit.json", "fail.json", "edit.json");
    assertThat(stage.code()).isEqualTo(1);
    assertThat(stage.has("journal-edit.json")).isTrue();
    assertThat(stage.has("journal-fail.json")).isTrue();
    assertThat(stage.has("journal-edit-2.json")).isTrue();
  }

  @Test
  void journals_go_where_they_are_wanted() {
    stage.file("there/x", "").run("run", "--journal-path", "there", "edit.json");
    assertThat(stage.has("there/edit.json")).isTrue();
    stage.run("run", "--journal-path", "there/j-{name}.json", "edit.json", "fail.json");
    assertThat(stage.has("there/j-fail.json")).isTrue();
    assertThat(stage.run("run", "--journal-path", "one.json", "a", "b").code()).isEqualTo(2);
    assertThat(stage.err()).contains("it must be a directory or hold {name}, not 'one.json'.");
    assertThat(stage.run("run", "--journal-path", "no/one.json", "edit.json").code()).isEqualTo(2);
  }

  @Test
  void the_name_of_a_journal_is_that_of_its_source() {
    assertThat(JournalPaths.name("a/b/c.d.yaml")).isEqualTo("c.d");
    assertThat(JournalPaths.name("https://x.org/y/z.json?a=/b.c#d")).isEqualTo("z");
    assertThat(JournalPaths.name("https://x.org/")).isEqualTo("experiment");
    assertThat(JournalPaths.name(".yaml")).isEqualTo(".yaml");
  }

  @Test
  void a_signal_ends_the_run_in_order_and_the_list() {
    boolean[] sent = {false};
    stage.meanwhile(() -> {
      if (!sent[0]) {
        sent[0] = true;
        stage.send("TERM");
      }
    });
    stage.asChaos().run("run", "edit.json", "fail.json");
    assertThat(stage.code()).isEqualTo(1);
    assertThat(withoutStamps(stage.err()))
        .contains(
            """
            [WARNING] Caught SIGTERM signal, interrupting experiment now
            [CRITICAL] SIGTERM signal received
            """,
            "[INFO] Rollback: back",
            "[INFO] Experiment ended with status: interrupted")
        .doesNotContain("Action: last", "Running experiment: Fail");
    assertThat(stage.file("some.txt")).isEqualTo("old");
    assertThat(stage.died()).isEqualTo(-1);
  }

  @Test
  void a_second_signal_ends_the_process_and_names_what_is_changed() {
    int[] sent = {0};
    stage.meanwhile(() -> {
      if (sent[0]++ == 0) {
        stage.send("INT");
        stage.send("INT");
      }
    });
    stage.asChaos().run("run", "edit.json");
    assertThat(stage.died()).isEqualTo(1);
    assertThat(stage.err())
        .contains("CRITICAL] Received a second signal: ending at once")
        .contains(
            "Still changed: file "
                + root.resolve("some.txt")
                + ". Put back with: turbulence undo ");
  }

  @Test
  void the_old_misspelling_is_taken_with_a_warning() {
    stage.asChaos().run("run", "--hypothesis-strategy", "continously", "edit.json");
    assertThat(stage.err())
        .contains("WARNING] ", "\"--hypothesis-strategy=continously\"")
        .contains("Steady-state strategy: continuous");
  }

  @Test
  void a_person_at_a_terminal_watches_the_run() {
    stage.onTerminal().run("run", "edit.json");
    assertThat(stage.err())
        .contains(
            "\n  Edit\n",
            "\n  Method\n",
            "✓ edit",
            "✓ Done; nothing was asked of the system",
            "Journal  journal.json")
        .doesNotContain("INFO");
  }

  @Test
  void json_lines_and_verbose_lines_are_for_machines_on_terminals_too() {
    assertThat(new Stage(root).onTerminal().run("--log-format", "json", "run", "no.json").err())
        .startsWith("{\"context_id\":");
    assertThat(new Stage(root).onTerminal().run("--verbose", "run", "no.json").err())
        .contains(" DEBUG] [__init__:102] Running command 'run'");
  }
}
