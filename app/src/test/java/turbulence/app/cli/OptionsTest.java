package turbulence.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Command;
import turbulence.app.cli.option.Misuse;
import turbulence.app.cli.option.Option;
import turbulence.app.cli.option.Parser;

class OptionsTest {

  /// One line of the table.
  record Line(
      List<String> command,
      String option,
      String takes,
      String fallback,
      List<String> choices,
      boolean repeatable) {

    List<String> with(String... words) {
      List<String> all = new ArrayList<>();
      if (command.isEmpty()) {
        all.addAll(List.of(words));
        all.addAll(List.of("info", "core"));
        return all;
      }
      all.addAll(command);
      all.addAll(List.of(words));
      switch (command.getLast()) {
        case "run", "validate", "discover", "get" -> all.add("x");
        default -> {}
      }
      return all;
    }

    String value() {
      return switch (takes) {
        case "choice" -> choices.getFirst();
        case "number" -> "2.5";
        default -> "some-value";
      };
    }
  }

  static List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(OptionsTest.class.getResourceAsStream("/cli/options.tsv"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(it -> !it.startsWith("#")).toList()) {
        String[] cells = line.split("\t");
        lines.add(
            new Line(
                cells[0].equals(".") ? List.of() : List.of(cells[0].split(" ")),
                cells[1],
                cells[2],
                cells[3],
                cells[4].equals(".") ? List.of() : List.of(cells[4].split("\\|")),
                cells[5].equals("yes")));
      }
    }
    return lines;
  }

  private static Call parse(List<String> args) throws Misuse {
    return Parser.parse(Commands.program(Face.CHAOS), args);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void every_option_of_chaos_toolkit_is_taken(Line line) throws Misuse {
    if (line.takes.equals("no")) {
      assertThat(parse(line.with(line.option)).has(line.option)).isTrue();
      return;
    }
    assertThat(parse(line.with(line.option, line.value())).text(line.option))
        .isEqualTo(line.value());
    assertThat(parse(line.with(line.option + "=" + line.value())).text(line.option))
        .isEqualTo(line.value());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_flag_takes_no_value_and_others_insist_on_one(Line line) {
    if (line.takes.equals("no")) {
      assertThatThrownBy(() -> parse(line.with(line.option + "=x")))
          .isInstanceOf(Misuse.class)
          .hasMessage("Option '" + line.option + "' does not take a value.");
    } else {
      List<String> args = new ArrayList<>(line.command);
      args.add(line.option);
      assertThatThrownBy(() -> parse(args))
          .isInstanceOf(Misuse.class)
          .hasMessage("Option '" + line.option + "' requires an argument.");
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void defaults_are_as_recorded(Line line) throws Misuse {
    if (!line.option.equals("--version") && !line.option.equals("--help")) {
      assertThat(parse(line.with()).find(line.option).orElse(".")).isEqualTo(line.fallback);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void exactly_the_recorded_choices_are_taken(Line line) throws Misuse {
    if (line.takes.equals("choice")) {
      for (String choice : line.choices) {
        assertThat(parse(line.with(line.option, choice)).text(line.option)).isEqualTo(choice);
      }
      assertThatThrownBy(() -> parse(line.with(line.option, "sideways")))
          .isInstanceOf(Misuse.class)
          .hasMessageStartingWith(
              "Invalid value for '" + line.option + "': 'sideways' is not one of '");
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void what_may_be_repeated_keeps_every_value_and_the_rest_the_last(Line line) throws Misuse {
    if (line.takes.equals("text") || line.takes.equals("file") || line.takes.equals("path")) {
      Call call = parse(line.with(line.option, "a", line.option, "b"));
      assertThat(call.text(line.option)).isEqualTo("b");
      assertThat(declared(line).repeatable()).isEqualTo(line.repeatable);
      assertThat(call.all(line.option)).containsExactly("a", "b");
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void no_recorded_option_is_marked_as_ours(Line line) {
    assertThat(declared(line).ours()).isFalse();
  }

  private static Option declared(Line line) {
    Command command = Commands.program(Face.CHAOS);
    for (String word : line.command) {
      command = Objects.requireNonNull(command.command(word));
    }
    return Objects.requireNonNull(command.option(line.option));
  }
}
