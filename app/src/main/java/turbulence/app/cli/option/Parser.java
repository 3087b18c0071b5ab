package turbulence.app.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one command line. Options of the program stand before the command's name, options of the
/// command anywhere after it; `--` ends the options.
public final class Parser {
  private final List<Command> path = new ArrayList<>();
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> args;
  private Command command;
  private int at;

  private Parser(Command program, List<String> args) {
    this.command = program;
    this.args = args;
    path.add(program);
  }

  public static Call parse(Command program, List<String> args) throws Misuse {
    return new Parser(program, args).parse();
  }

  private Call parse() throws Misuse {
    boolean onlyWords = false;
    while (at < args.size() && !asksToStop()) {
      String arg = args.get(at++);
      if (arg.equals("--") && !onlyWords) {
        onlyWords = !command.isGroup();
      } else if (!onlyWords && arg.length() > 1 && arg.charAt(0) == '-') {
        takeOption(arg);
      } else if (command.isGroup()) {
        descend(arg);
      } else {
        words.add(arg);
      }
    }
    return new Call(List.copyOf(path), options, asksToStop() ? Map.of() : arguments());
  }

  /// Help and version are answered whatever else stands on the line.
  private boolean asksToStop() {
    return options.containsKey("--help") || options.containsKey("--version");
  }

  private void descend(String name) throws Misuse {
    Command next = command.command(name);
    if (next == null) {
      List<String> known = command.shownCommands().stream().map(Command::name).toList();
      throw new Misuse(path, "No such command '" + name + "'." + meant(Closest.to(name, known)));
    }
    if (command.works()) {
      refuseOptions(name);
    }
    command = next;
    path.add(next);
  }

  /// What a group takes when it works itself means nothing to the commands below it.
  private void refuseOptions(String below) throws Misuse {
    for (Option option : command.options()) {
      if (options.containsKey(option.name())) {
        throw new Misuse(path, "Option '" + option.name() + "' does not go with '" + below + "'.");
      }
    }
  }

  private void takeOption(String arg) throws Misuse {
    int equals = arg.indexOf('=');
    String name = equals < 0 ? arg : arg.substring(0, equals);
    Option option = command.option(name);
    if (option == null) {
      throw new Misuse(path, unknown(name));
    }
    String value = equals < 0 ? null : arg.substring(equals + 1);
    List<String> values = options.computeIfAbsent(name, _ -> new ArrayList<>());
    values.add(option.form().takesValue() ? valueOf(option, value) : noValueOf(name, value));
  }

  private String noValueOf(String name, @Nullable String value) throws Misuse {
    if (value != null) {
      throw new Misuse(path, "Option '" + name + "' does not take a value.");
    }
    return "";
  }

  private String valueOf(Option option, @Nullable String attached) throws Misuse {
    if (attached == null && at == args.size()) {
      throw new Misuse(path, "Option '" + option.name() + "' requires an argument.");
    }
    String value = attached == null ? args.get(at++) : attached;
    String problem = Values.problem(option, value);
    if (problem != null) {
      throw new Misuse(path, problem);
    }
    return value;
  }

  private String unknown(String name) {
    String text = "No such option: " + name;
    for (Command above : path.subList(0, path.size() - 1)) {
      if (above.option(name) != null) {
        List<Command> until = path.subList(0, path.indexOf(above) + 1);
        return text
            + " (it goes before the command: "
            + Help.name(until)
            + " "
            + name
            + " "
            + command.name()
            + " ...)";
      }
    }
    for (Command below : command.commands()) {
      if (below.option(name) != null) {
        return text + " (it goes after the command: " + below.name() + " " + name + " ...)";
      }
    }
    return text + possible(name);
  }

  private String possible(String name) {
    List<String> all = command.options().stream().map(Option::name).toList();
    List<String> starting =
        all.stream().filter(o -> name.length() > 3 && o.startsWith(name)).toList();
    if (starting.size() > 1) {
      return " (Possible options: " + String.join(", ", starting.stream().sorted().toList()) + ")";
    }
    return meant(starting.isEmpty() ? Closest.to(name, all) : starting.getFirst());
  }

  private static String meant(@Nullable String word) {
    return Optional.ofNullable(word).map(w -> " Did you mean " + w + "?").orElse("");
  }

  private Map<String, List<String>> arguments() throws Misuse {
    Map<String, List<String>> taken = new LinkedHashMap<>();
    int next = 0;
    for (Argument argument : command.arguments()) {
      int end = argument.many() ? words.size() : Math.min(next + 1, words.size());
      if (next == end && argument.required()) {
        throw new Misuse(path, missing(argument));
      }
      List<String> values = List.copyOf(words.subList(next, end));
      for (String value : values) {
        check(argument, value);
      }
      taken.put(argument.name(), values);
      next = end;
    }
    if (next < words.size()) {
      List<String> extra = words.subList(next, words.size());
      String plural = extra.size() > 1 ? "s" : "";
      throw new Misuse(
          path, "Got unexpected extra argument" + plural + " (" + String.join(" ", extra) + ")");
    }
    return taken;
  }

  private static String missing(Argument argument) {
    return "Missing argument '"
        + argument.shown()
        + "'."
        + (argument.choices().isEmpty()
            ? ""
            : " Choose from: " + String.join(", ", argument.choices()) + ".");
  }

  private void check(Argument argument, String value) throws Misuse {
    if (!argument.choices().isEmpty() && !argument.choices().contains(value)) {
      String what = "'" + value + "' " + Values.notOneOf(argument.choices(), value);
      throw new Misuse(path, Values.invalid(argument.name(), what));
    }
  }
}
