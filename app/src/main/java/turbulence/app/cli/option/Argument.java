package turbulence.app.cli.option;

import java.util.List;

/// A word of a command line that stands without a name.
///
/// @param choices the values that it may take; empty for any
/// @param many whether it may be repeated
/// @param about a sentence for people
public record Argument(
    String name, List<String> choices, boolean required, boolean many, String about) {

  public static Argument one(String name, String about) {
    return new Argument(name, List.of(), true, false, about);
  }

  public static Argument choice(String name, String about, String... choices) {
    return new Argument(name, List.of(choices), true, false, about);
  }

  public Argument optional() {
    return new Argument(name, choices, false, many, about);
  }

  public Argument repeated() {
    return new Argument(name, choices, required, true, about);
  }

  /// As in a usage line: `SOURCE...`, `[RUN]`, `{bash|zsh}`.
  public String shown() {
    String word = choices.isEmpty() ? name : "{" + String.join("|", choices) + "}";
    return (required ? word : "[" + word + "]") + (many ? "..." : "");
  }
}
