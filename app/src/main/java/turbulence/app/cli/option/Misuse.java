package turbulence.app.cli.option;

import java.util.List;

/// A command line that means nothing.
public final class Misuse extends Exception {
  private static final long serialVersionUID = 1L;

  /// The commands from the program down to the one that was misused.
  private final transient List<Command> path;

  Misuse(List<Command> path, String message) {
    super(message, null, false, false);
    this.path = List.copyOf(path);
  }

  /// What to print: how to use the command, where to read more, what is wrong.
  public String text() {
    String name = Help.name(path);
    return Help.usage(path)
        + "\nTry '"
        + name
        + " --help' for help.\n\nError: "
        + getMessage()
        + "\n";
  }
}
