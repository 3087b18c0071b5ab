package turbulence.app.cli.option;

import java.util.ArrayList;
import java.util.List;

/// The help text of a command.
public final class Help {
  private static final int NAME_COLUMN = 30;

  private Help() {}

  /// The words that call the command: `turbulence settings get`.
  static String name(List<Command> path) {
    return String.join(" ", path.stream().map(Command::name).toList());
  }

  static String usage(List<Command> path) {
    StringBuilder text = new StringBuilder("Usage: ").append(name(path)).append(" [OPTIONS]");
    if (path.getLast().isGroup()) {
      text.append(path.getLast().works() ? " [COMMAND [ARGS]...]" : " COMMAND [ARGS]...");
    }
    for (Argument argument : path.getLast().arguments()) {
      text.append(' ').append(argument.shown());
    }
    return text.toString();
  }

  /// The whole help, no line wider than that.
  public static String of(List<Command> path, int width) {
    Command command = path.getLast();
    StringBuilder text = new StringBuilder(usage(path)).append("\n\n");
    for (String paragraph : command.about().split("\n", -1)) {
      text.append(paragraph.isEmpty() ? "\n" : wrapped("  " + paragraph, 2, width));
    }
    if (!command.arguments().isEmpty()) {
      text.append("\nArguments:\n");
      command.arguments().forEach(a -> text.append(row(a.shown(), a.about(), width)));
    }
    text.append("\nOptions:\n");
    for (Option option : command.options()) {
      text.append(row(option.shown(), about(option), width));
    }
    if (command.isGroup()) {
      text.append("\nCommands:\n");
      command.shownCommands().forEach(c -> text.append(row(c.name(), c.headline(), width)));
    }
    return text.toString();
  }

  static String about(Option option) {
    return option.about()
        + (option.repeatable() ? " May be repeated." : "")
        + (option.fallback() == null ? "" : "  [default: " + option.fallback() + "]");
  }

  private static String row(String name, String about, int width) {
    String start = "  " + name;
    if (start.length() < NAME_COLUMN - 1) {
      return wrapped(start + " ".repeat(NAME_COLUMN - start.length()) + about, NAME_COLUMN, width);
    }
    return start + "\n" + wrapped(" ".repeat(NAME_COLUMN) + about, NAME_COLUMN, width);
  }

  /// The text in lines of that width, all but the first indented.
  static String wrapped(String text, int indent, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int cut = rest.lastIndexOf(' ', width);
      if (cut <= indent) {
        cut = rest.indexOf(' ', Math.max(indent, width));
      }
      if (cut < 0) {
        break;
      }
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = " ".repeat(indent) + rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return String.join("\n", lines) + "\n";
  }
}
