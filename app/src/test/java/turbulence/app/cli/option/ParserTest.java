package turbulence.app.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.app.cli.Commands;
import turbulence.app.cli.Face;

class ParserTest {
  private static Call parse(String line) throws Misuse {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.removeIf(String::isEmpty);
    return Parser.parse(Commands.program(Face.TURBULENCE), words);
  }

  @Test
  void options_and_arguments_may_be_mixed() throws Misuse {
    Call call = parse("--verbose run a.yaml --var x=1 b.yaml --fail-fast --var=y=2");
    assertThat(call.name()).isEqualTo("run");
    assertThat(call.arguments("SOURCE")).containsExactly("a.yaml", "b.yaml");
    assertThat(call.all("--var")).containsExactly("x=1", "y=2");
    assertThat(call.has("--fail-fast")).isTrue();
    assertThat(call.has("--verbose")).isTrue();
  }

  @Test
  void two_dashes_before_the_command_mean_nothing() throws Misuse {
    assertThat(parse("-- run a.yaml").arguments("SOURCE")).containsExactly("a.yaml");
  }

  @Test
  void two_dashes_after_the_command_end_the_options() throws Misuse {
    assertThat(parse("run -- --odd.yaml --").arguments("SOURCE"))
        .containsExactly("--odd.yaml", "--");
  }

  @Test
  void help_is_given_whatever_else_is_wrong() throws Misuse {
    assertThat(parse("run --help --nonsense").has("--help")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run                           | Missing argument 'SOURCE...'.
          validate                      | Missing argument 'SOURCE'.
          validate a b                  | Got unexpected extra argument (b)
          validate a b c                | Got unexpected extra arguments (b c)
          rnu a                         | No such command 'rnu'. Did you mean run?
          frobnicate                    | No such command 'frobnicate'.
          run --jurnal-path x a         | No such option: --jurnal-path Did you mean --journal-path?
          run --hypothesis x a          | No such option: --hypothesis (Possible options: --hypothesis-frequency, --hypothesis-strategy)
          run -x a                      | No such option: -x
          run --verbose a               | No such option: --verbose (it goes before the command: turbulence --verbose run ...)
          --dry probes run a            | No such option: --dry (it goes after the command: run --dry ...)
          run --hypothesis-frequency x a | Invalid value for '--hypothesis-frequency': 'x' is not a valid float.
          run --hypothesis-frequency NaN a | Invalid value for '--hypothesis-frequency': 'NaN' is not a valid float.
          run --seed 1.5 a              | Invalid value for '--seed': '1.5' is not a valid integer.
          run --dry probe a             | Invalid value for '--dry': 'probe' is not one of 'probes', 'actions', 'activities', 'pause'. Did you mean 'probes'?
          run --hypothesis-strategy skip a | Invalid value for '--hypothesis-strategy': 'skip' is not one of 'default', 'before-method-only', 'after-method-only', 'during-method-only', 'continuously'.
          completion csh                | Invalid value for 'SHELL': 'csh' is not one of 'bash', 'zsh', 'fish'. Did you mean 'zsh'?
          settings gte                  | No such command 'gte'. Did you mean get?
          """)
  void misuse_says_what_is_wrong_and_what_was_meant(String line, String message) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(Misuse.class).hasMessage(message);
  }

  @Test
  void misuse_shows_how_to_use_the_command() {
    assertThatThrownBy(() -> parse("settings get"))
        .isInstanceOfSatisfying(
            Misuse.class,
            misuse ->
                assertThat(misuse.text())
                    .isEqualTo(
                        """
                        Usage: turbulence settings get [OPTIONS] KEY
                        Try 'turbulence settings get --help' for help.

                        Error: Missing argument 'KEY'.
                        """));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void any_command_line_is_understood_or_refused(long seed) {
    Random random = new Random(seed);
    String[] words = {
      "run",
      "--",
      "-",
      "--var",
      "=",
      "--var=",
      "settings",
      "get",
      "x",
      "--help",
      "--dry",
      "",
      "é",
      "--=",
      "probes",
      "--version",
      "--no-log-file",
      "info",
      "core",
      "--seed",
      "-1",
      "\u0000"
    };
    for (int i = 0; i < 2000; i++) {
      List<String> line = new ArrayList<>();
      for (int j = random.nextInt(7); j > 0; j--) {
        line.add(words[random.nextInt(words.length)]);
      }
      try {
        assertThat(Parser.parse(Commands.program(Face.CHAOS), line).path()).isNotEmpty();
      } catch (Misuse misuse) {
        assertThat(misuse.text()).as("seed %s: %s", seed, line).contains("Usage: ", "Error: ");
      }
    }
  }
}
