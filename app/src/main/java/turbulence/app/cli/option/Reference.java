package turbulence.app.cli.option;

import java.util.ArrayList;
import java.util.List;

/// The commands and their options as a page of documentation.
public final class Reference {
  private Reference() {}

  public static String markdown(Command program) {
    StringBuilder text = new StringBuilder("# Command line\n\n");
    text.append("Made from the table of commands; do not edit. ");
    text.append("Options marked * are not in Chaos Toolkit.\n");
    section(text, List.of(program));
    return text.toString();
  }

  private static void section(StringBuilder text, List<Command> path) {
    Command command = path.getLast();
    text.append("\n## `").append(Help.name(path)).append("`\n\n");
    text.append(command.about()).append("\n\n```\n").append(Help.usage(path)).append("\n```\n");
    if (!command.arguments().isEmpty()) {
      text.append("\n| argument | meaning |\n|---|---|\n");
      for (Argument argument : command.arguments()) {
        text.append(row("`" + argument.shown() + "`", argument.about()));
      }
    }
    text.append("\n| option | default | meaning |\n|---|---|---|\n");
    for (Option option : command.options()) {
      String fallback = option.fallback() == null ? "" : "`" + option.fallback() + "`";
      String about = option.about() + (option.repeatable() ? " May be repeated." : "");
      text.append(row("`" + option.shown() + "`" + (option.ours() ? " *" : ""), fallback, about));
    }
    for (Command below : command.shownCommands()) {
      List<Command> longer = new ArrayList<>(path);
      longer.add(below);
      section(text, longer);
    }
  }

  private static String row(String... cells) {
    StringBuilder text = new StringBuilder("|");
    for (String cell : cells) {
      text.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    return text.append('\n').toString();
  }
}
