package turbulence.app.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.app.cli.Commands;
import turbulence.app.cli.Face;

class CompletionTest {
  private static final Command PROGRAM = Commands.program(Face.TURBULENCE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          turbulence va                        | validate
          turbulence --verbose r               | run rights rehearse recover
          turbulence run --ro                  | --rollback-strategy
          turbulence run --dry p               | probes pause
          turbulence simulate --scenario w     | web
          turbulence settings                  | get
          turbulence settings get --format j   | json
          turbulence completion f              | fish
          """)
  void bash_completes(String line, String expected) throws IOException, InterruptedException {
    String[] words = (line + (line.endsWith("settings") ? " g" : "")).split(" ");
    String script =
        Completion.script("bash", PROGRAM)
            + "COMP_WORDS=("
            + String.join(" ", words)
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; _turbulence; echo ${COMPREPLY[*]}";
    Process bash =
        new ProcessBuilder(List.of("bash", "-c", script)).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes()).strip();
    assertThat(bash.waitFor()).isZero();
    assertThat(said).isEqualTo(expected);
  }

  @Test
  void zsh_uses_the_same_words() {
    assertThat(Completion.script("zsh", PROGRAM))
        .startsWith("#compdef turbulence\n")
        .contains("bashcompinit", "--rollback-strategy");
  }

  @Test
  void fish_knows_commands_options_and_choices() {
    assertThat(Completion.script("fish", PROGRAM))
        .contains("-n 'not __fish_seen_subcommand_from run plan rights rehearse simulate validate")
        .contains(
            "__fish_seen_subcommand_from run' -l dry -r -f -a 'probes actions activities pause'")
        .contains("__fish_seen_subcommand_from settings; and not __fish_seen_subcommand_from show")
        .contains("__fish_seen_subcommand_from simulate; and not __fish_seen_subcommand_from node")
        .contains("-s f -r -d 'A file or directory")
        .contains("-l fail-fast -d 'End the run");
  }
}
