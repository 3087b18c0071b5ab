package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCommandTest {
  private static final String TEXT =
      """
      {"auths": {"example.com": {"type": "bearer", "value": "x"}}, "controls": [{"n": 1}, {"n": 2}]}
      """;

  @TempDir Path root;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(root).file("s.json", TEXT);
  }

  private String out(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "--settings";
    all[1] = "s.json";
    all[2] = "settings";
    System.arraycopy(args, 0, all, 3, args.length);
    return new Stage(root).run(all).out();
  }

  @Test
  void show_prints_yaml_or_json() {
    assertThat(out("show"))
        .isEqualTo(
            """
            auths:
              "example.com":
                type: bearer
                value: x
            controls:
            - "n": 1
            - "n": 2
            """
                .replace("\"example.com\"", "example.com"));
    assertThat(out("show", "--format", "json")).startsWith("{\n  \"auths\": {\n");
  }

  @Test
  void get_finds_escaped_dots_and_items() {
    assertThat(out("get", "auths.example\\.com.type")).isEqualTo("bearer\n");
    assertThat(out("get", "controls[1]", "--format", "json")).isEqualTo("{\n  \"n\": 2\n}\n");
    assertThat(out("get", "controls[1]", "--format", "yaml")).isEqualTo("\"n\": 2\n");
  }

  @Test
  void set_changes_what_is_there_and_keeps_the_rest() {
    out("set", "controls[0].n", "{\"deep\": [true]}");
    assertThat(out("get", "controls[0].n.deep[0]")).isEqualTo("true\n");
    assertThat(out("get", "controls[1].n")).isEqualTo("2\n");
  }

  @Test
  void remove_takes_away() {
    out("remove", "controls[0]");
    assertThat(out("get", "controls")).isEqualTo("[{\"n\":2}]\n");
  }

  @Test
  void what_is_not_there_is_an_error_that_only_we_explain() {
    stage.run("--settings", "s.json", "settings", "get", "auth");
    assertThat(stage.code()).isEqualTo(1);
    assertThat(stage.err()).contains("There is no setting 'auth'; did you mean 'auths'?");
    Stage chaos = new Stage(root).asChaos().run("--settings", "s.json", "settings", "get", "auth");
    assertThat(chaos.code()).isEqualTo(1);
    assertThat(chaos.err()).isEmpty();
  }

  @Test
  void a_value_that_is_no_json_is_misuse() {
    stage.run("--settings", "s.json", "settings", "set", "controls", "bare");
    assertThat(stage.code()).isEqualTo(2);
    assertThat(stage.err()).contains("'bare' is not JSON; a text is written '\"bare\"'.");
    assertThat(stage.file("s.json")).isEqualTo(TEXT);
  }

  @Test
  void a_path_that_is_none_is_misuse() {
    assertThat(stage.run("--settings", "s.json", "settings", "get", "a..b").code()).isEqualTo(2);
  }

  @Test
  void without_a_file_every_command_fails_gently() {
    for (String command : new String[] {"show", "get", "set", "remove"}) {
      Stage none = new Stage(root);
      if (command.equals("show")) {
        none.run("--settings", "none.yaml", "settings", command);
      } else if (command.equals("set")) {
        none.run("--settings", "none.yaml", "settings", command, "a", "1");
      } else {
        none.run("--settings", "none.yaml", "settings", command, "a");
      }
      assertThat(none.code()).as(command).isEqualTo(1);
    }
  }

  @Test
  void info_shows_the_file_as_it_stands() {
    assertThat(stage.run("--settings", "s.json", "info", "settings").out()).isEqualTo(TEXT);
    assertThat(new Stage(root).run("--settings", "no.json", "info", "settings").out())
        .isEqualTo("No settings file found at " + root.resolve("no.json") + "\n");
  }
}
