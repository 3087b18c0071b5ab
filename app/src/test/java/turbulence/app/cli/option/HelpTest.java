package turbulence.app.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.app.cli.Commands;
import turbulence.app.cli.Face;

class HelpTest {
  private static final Command PROGRAM = Commands.program(Face.TURBULENCE);

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void help_keeps_within_the_terminal_where_words_allow(int width) {
    for (Command command : PROGRAM.commands()) {
      String help = Help.of(List.of(PROGRAM, command), width);
      assertThat(help.lines())
          .filteredOn(line -> !line.contains("["))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void help_shows_options_with_values_and_defaults() {
    assertThat(Help.of(List.of(PROGRAM, PROGRAM.commands().getFirst()), 100))
        .startsWith("Usage: turbulence run [OPTIONS] SOURCE...\n\n  Run experiments")
        .contains("  --journal-path PATH  ", "[default: ./journal.json]", "  --fail-fast  ")
        .contains("  --dry [probes|actions|activities|pause]\n");
  }

  @Test
  void long_texts_are_wrapped_and_indented() {
    assertThat(Help.wrapped("  aaaa bbbb cccc", 4, 10)).isEqualTo("  aaaa\n    bbbb\n    cccc\n");
    assertThat(Help.wrapped("  aaaaaaaaaaaaaaaa", 4, 10)).isEqualTo("  aaaaaaaaaaaaaaaa\n");
  }

  @Test
  void every_command_and_option_has_a_sentence() {
    for (Command command : PROGRAM.commands()) {
      assertThat(command.headline()).endsWith(".").hasSizeLessThan(70);
      assertThat(command.options()).allSatisfy(o -> assertThat(o.about()).endsWith("."));
    }
  }

  @Test
  void the_reference_is_up_to_date() throws IOException {
    Path page = Path.of("..", "docs", "reference", "command-line.md");
    String made = Reference.markdown(PROGRAM);
    if (Boolean.getBoolean("turbulence.write")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, made);
    }
    assertThat(page).as("made anew with -Dturbulence.write=true").content().isEqualTo(made);
  }
}
