package turbulence.app.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One option of a command.
///
/// @param name with its dashes
/// @param choices the values that a [Form#CHOICE] may take
/// @param tolerated further values that are taken but not shown
/// @param fallback what holds when it is not given, null for nothing
/// @param repeatable whether every value counts, instead of the last
/// @param ours whether Chaos Toolkit does not have it
/// @param about a sentence for people
public record Option(
    String name,
    Form form,
    List<String> choices,
    List<String> tolerated,
    @Nullable String fallback,
    boolean repeatable,
    boolean ours,
    String about) {

  public static Option of(String name, Form form, String about) {
    return new Option(name, form, List.of(), List.of(), null, false, false, about);
  }

  public static Option flag(String name, String about) {
    return of(name, Form.FLAG, about);
  }

  public static Option choice(String name, String about, String... choices) {
    return new Option(name, Form.CHOICE, List.of(choices), List.of(), null, false, false, about);
  }

  public Option defaultsTo(String value) {
    return new Option(name, form, choices, tolerated, value, repeatable, ours, about);
  }

  public Option alsoTakes(String value) {
    return new Option(name, form, choices, List.of(value), fallback, repeatable, ours, about);
  }

  public Option repeated() {
    return new Option(name, form, choices, tolerated, fallback, true, ours, about);
  }

  public Option byUs() {
    return new Option(name, form, choices, tolerated, fallback, repeatable, true, about);
  }

  /// The option with the word for its value: `--dry [probes|actions]`.
  public String shown() {
    return switch (form) {
      case FLAG -> name;
      case CHOICE -> name + " [" + String.join("|", choices) + "]";
      default -> name + " " + form.word();
    };
  }
}
