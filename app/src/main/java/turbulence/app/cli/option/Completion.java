package turbulence.app.cli.option;

import java.util.ArrayList;
import java.util.List;

/// Scripts that let a shell complete command lines. They hold the words themselves, so that
/// pressing tab starts no program.
public final class Completion {
  private Completion() {}

  public static String script(String shell, Command program) {
    return switch (shell) {
      case "bash" -> bash(program);
      case "zsh" -> zsh(program);
      case "fish" -> fish(program);
      default -> throw new IllegalArgumentException("no completion for " + shell);
    };
  }

  private static String bash(Command program) {
    String function = "_" + program.name();
    return "# bash completion for "
        + program.name()
        + ": source <("
        + program.name()
        + " completion bash)\n"
        + function
        + "() {\n"
        + "  local path='' word previous=${COMP_WORDS[COMP_CWORD-1]} i\n"
        + "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
        + "    word=${COMP_WORDS[i]}\n"
        + "    case \"$path:$word\" in\n"
        + descents(program, ":", "      '%s') path='%s' ;;\n")
        + "    esac\n"
        + "  done\n"
        + "  local words=''\n"
        + "  case \"$previous\" in\n"
        + choices(program, "    %s) words='%s' ;;\n")
        + "    *) case \"$path\" in\n"
        + words(program, "      '%s') words='%s' ;;\n")
        + "    esac ;;\n"
        + "  esac\n"
        + "  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
        + "}\n"
        + "complete -o default -F "
        + function
        + " "
        + program.name()
        + "\n";
  }

  /// zsh reads bash's scripts once it is told to.
  private static String zsh(Command program) {
    return "#compdef "
        + program.name()
        + "\nautoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n"
        + bash(program);
  }

  private static String fish(Command program) {
    StringBuilder text = new StringBuilder("# fish completion for " + program.name() + "\n");
    fish(text, program, List.of(program));
    return text.toString();
  }

  private static void fish(StringBuilder text, Command program, List<Command> path) {
    Command command = path.getLast();
    String start = "complete -c " + program.name() + " -n '" + condition(path) + "'";
    for (Command below : command.shownCommands()) {
      text.append(start)
          .append(" -f -a ")
          .append(below.name())
          .append(" -d ")
          .append(quoted(below.headline()))
          .append('\n');
    }
    for (Argument argument : command.arguments()) {
      for (String choice : argument.choices()) {
        text.append(start).append(" -f -a ").append(choice).append('\n');
      }
    }
    for (Option option : command.options()) {
      boolean isLong = option.name().startsWith("--");
      text.append(start)
          .append(isLong ? " -l " : " -s ")
          .append(option.name().substring(isLong ? 2 : 1));
      if (option.form().takesValue()) {
        text.append(" -r");
      }
      if (!option.choices().isEmpty()) {
        text.append(" -f -a '").append(String.join(" ", option.choices())).append("'");
      }
      text.append(" -d ").append(quoted(option.about())).append('\n');
    }
    for (Command below : command.shownCommands()) {
      List<Command> longer = new ArrayList<>(path);
      longer.add(below);
      fish(text, program, longer);
    }
  }

  private static String condition(List<Command> path) {
    StringBuilder text = new StringBuilder();
    for (Command command : path.subList(1, path.size())) {
      text.append(text.isEmpty() ? "" : "; and ")
          .append("__fish_seen_subcommand_from ")
          .append(command.name());
    }
    Command last = path.getLast();
    if (last.isGroup()) {
      text.append(text.isEmpty() ? "" : "; and ").append("not __fish_seen_subcommand_from");
      last.shownCommands().forEach(below -> text.append(' ').append(below.name()));
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String descents(Command command, String prefix, String line) {
    StringBuilder text = new StringBuilder();
    for (Command below : command.shownCommands()) {
      String path = (prefix.substring(0, prefix.length() - 1) + " " + below.name()).strip();
      text.append(line.replaceFirst("%s", prefix + below.name()).replaceFirst("%s", path));
      text.append(descents(below, path + ":", line));
    }
    return text.toString();
  }

  private static String words(Command program, String line) {
    StringBuilder text = new StringBuilder();
    words(text, program, "", line);
    return text.toString();
  }

  private static void words(StringBuilder text, Command command, String path, String line) {
    List<String> words = new ArrayList<>();
    command.shownCommands().forEach(below -> words.add(below.name()));
    command.arguments().forEach(argument -> words.addAll(argument.choices()));
    command.options().forEach(option -> words.add(option.name()));
    text.append(line.replaceFirst("%s", path).replaceFirst("%s", String.join(" ", words)));
    for (Command below : command.shownCommands()) {
      words(text, below, (path + " " + below.name()).strip(), line);
    }
  }

  private static String choices(Command command, String line) {
    StringBuilder text = new StringBuilder();
    for (Option option : command.options()) {
      if (!option.choices().isEmpty()) {
        text.append(
            line.replaceFirst("%s", option.name())
                .replaceFirst("%s", String.join(" ", option.choices())));
      }
    }
    command.shownCommands().forEach(below -> text.append(choices(below, line)));
    return text.toString();
  }
}
