package turbulence.app.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command: what it takes and, for a group, the commands below it.
///
/// @param about a sentence for people; what follows an empty line is only for the command's own
///   help
/// @param hidden whether lists of commands leave it out
/// @param works whether a group does something itself when none of its commands is named
public record Command(
    String name,
    String about,
    List<Option> options,
    List<Argument> arguments,
    List<Command> commands,
    boolean hidden,
    boolean works) {

  /// What every command takes.
  static final Option HELP = Option.flag("--help", "Show this message and exit.");

  public Command {
    options = new ArrayList<>(options);
    options.add(HELP);
    options = List.copyOf(options);
  }

  public static Command of(String name, String about, List<Argument> arguments, Option... options) {
    return new Command(name, about, List.of(options), arguments, List.of(), false, true);
  }

  public static Command group(String name, String about, List<Option> options, Command... below) {
    return new Command(name, about, options, List.of(), List.of(below), false, false);
  }

  /// A group that does something itself, with options of its own.
  public static Command working(String name, String about, List<Option> options, Command... below) {
    return new Command(name, about, options, List.of(), List.of(below), false, true);
  }

  public boolean isGroup() {
    return !commands.isEmpty();
  }

  public @Nullable Option option(String wanted) {
    for (Option option : options) {
      if (option.name().equals(wanted)) {
        return option;
      }
    }
    return null;
  }

  public @Nullable Command command(String wanted) {
    for (Command command : commands) {
      if (command.name.equals(wanted)) {
        return command;
      }
    }
    return null;
  }

  /// The first line of what it is about.
  public String headline() {
    int end = about.indexOf('\n');
    return end < 0 ? about : about.substring(0, end);
  }

  /// The commands that lists show.
  public List<Command> shownCommands() {
    List<Command> shown = new ArrayList<>();
    for (Command command : commands) {
      if (!command.hidden) {
        shown.add(command);
      }
    }
    return shown;
  }
}
