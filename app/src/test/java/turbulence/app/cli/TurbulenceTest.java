package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurbulenceTest {
  @TempDir Path root;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(root);
  }

  @Test
  void each_face_says_its_version() {
    assertThat(stage.run("--version").out()).isEqualTo("turbulence, version 0.1.0\n");
    assertThat(new Stage(root).asChaos().run("--version").out())
        .isEqualTo("chaos, version 1.19.0\n");
    assertThat(stage.code()).isZero();
  }

  @Test
  void the_system_property_chooses_the_face_inside_other_programs() {
    assertThat(Turbulence.main(new String[] {"--version"}, stage.world())).isZero();
    assertThat(stage.out()).startsWith("turbulence, ");
  }

  @Test
  void nothing_at_all_shows_help() {
    assertThat(stage.run().out()).startsWith("Usage: turbulence [OPTIONS] COMMAND");
    assertThat(stage.code()).isZero();
    assertThat(stage.err()).isEmpty();
  }

  @Test
  void misuse_is_said_on_stderr_and_leaves_no_trace() {
    assertThat(stage.run("run").code()).isEqualTo(2);
    assertThat(stage.out()).isEmpty();
    assertThat(stage.err()).startsWith("Usage: turbulence run ").endsWith("SOURCE...'.\n");
    assertThat(stage.has("chaostoolkit.log")).isFalse();
  }

  @Test
  void a_missing_file_is_misuse() {
    stage.run("run", "a.json", "--var-file", "nope.yaml");
    assertThat(stage.code()).isEqualTo(2);
    assertThat(stage.err())
        .endsWith("Error: Invalid value for '--var-file': Path 'nope.yaml' does not exist.\n");
  }

  @Test
  void a_directory_to_move_to_must_be_there() {
    stage.run("--change-dir", "nope", "recover");
    assertThat(stage.code()).isEqualTo(2);
    assertThat(stage.err()).contains("'--change-dir': Directory 'nope' does not exist.");
  }

  @Test
  void the_log_file_stays_in_the_old_directory_and_the_rest_moves() {
    stage.file("below/discovery.json", "{}").typing("T\n\n\n\n");
    stage.run("--change-dir", "below", "init");
    assertThat(stage.err()).contains("[2026-11-21 ", " WARNING] Moving to below\n");
    assertThat(stage.has("below/experiment.json")).isTrue();
    assertThat(stage.file("chaostoolkit.log")).contains("Moving to below");
    assertThat(stage.code()).isZero();
  }

  @Test
  void the_log_file_holds_debug_lines_with_their_place() {
    stage.run("recover");
    assertThat(stage.file("chaostoolkit.log"))
        .contains(" DEBUG] [__init__:102] Running command 'recover'\n")
        .doesNotContain("\u001b");
  }

  @Test
  void the_log_file_may_be_elsewhere_smaller_or_none() {
    stage.run("--log-file", "other.log", "--log-file-level", "warning", "recover");
    assertThat(stage.file("other.log")).isEmpty();
    stage.run("--no-log-file", "recover");
    assertThat(stage.has("chaostoolkit.log")).isFalse();
  }

  @Test
  void a_log_file_that_cannot_be_written_stops_nobody() {
    stage.run("--log-file", "no/such/dir/x.log", "recover");
    assertThat(stage.code()).isZero();
    assertThat(stage.err()).contains("WARNING] Cannot write the log file no/such/dir/x.log");
  }

  @Test
  void commands_that_only_print_leave_no_log_file() {
    stage.run("info", "core");
    assertThat(stage.has("chaostoolkit.log")).isFalse();
    assertThat(stage.out()).startsWith("NAME                VERSION");
  }

  @Test
  void verbose_shows_debug_lines_on_the_console() {
    stage.run("--verbose", "recover");
    assertThat(stage.err()).contains(" DEBUG] [__init__:102] Running command 'recover'");
  }

  @Test
  void colours_go_to_terminals_only() {
    assertThat(stage.asChaos().run("recover").err()).doesNotContain("\u001b");
    Stage colourful = new Stage(root).asChaos().onTerminal().inColour();
    assertThat(colourful.run("recover").err())
        .contains("\u001b[32m[2026-11-21", " INFO]\u001b[39m ");
  }

  @Test
  void a_person_at_a_terminal_sees_no_stamps() {
    assertThat(stage.onTerminal().run("recover").err()).doesNotContain("INFO", "2026");
  }

  @Test
  void a_fault_of_ours_is_called_a_bug() {
    stage.breaking().run("run", "a.json");
    assertThat(stage.code()).isEqualTo(70);
    assertThat(stage.err())
        .contains("This is a bug in Turbulence: java.lang.IllegalStateException: broken");
    assertThat(stage.file("chaostoolkit.log")).contains("\tat turbulence.app.cli.");
  }
}
