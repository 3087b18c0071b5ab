package turbulence.simulator.workload.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import turbulence.simulator.workload.Shell;

/// What runs in a container: its program as the first process, and no other that could be named.
final class Processes {
  /// The folders of all processes, as scripts ask for them.
  static final String ALL = "/proc/[0-9]*";

  /// The folder of the one that there is.
  static final String FIRST = "/proc/1";

  private static final Set<String> ENDING = Set.of("TERM", "15", "INT", "2", "QUIT", "3");

  private final Shell shell;
  private final String program;

  /// @param program what the image runs when nothing else is said
  Processes(Shell shell, String program) {
    this.shell = shell;
    this.program = program;
  }

  /// What the kernel tells in that file.
  Optional<String> file(String path) {
    List<String> words = words();
    return switch (path) {
      case FIRST + "/comm" -> {
        String name = words.getFirst();
        yield Optional.of(name.substring(name.lastIndexOf('/') + 1) + "\n");
      }
      case FIRST + "/cmdline" -> Optional.of(String.join("\0", words) + "\0");
      default -> Optional.empty();
    };
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(shell.command());
    if (words.isEmpty()) {
      words.add(program);
    }
    words.addAll(shell.arguments());
    return words;
  }

  /// `kill [-s SIGNAL | -SIGNAL] PID...`: the first process is deaf to KILL from inside.
  int kill(List<String> arguments, Streams streams) {
    List<String> rest = new ArrayList<>(arguments);
    String signal = "TERM";
    if (rest.size() > 1 && rest.getFirst().equals("-s")) {
      signal = rest.get(1);
      rest = rest.subList(2, rest.size());
    } else if (!rest.isEmpty() && rest.getFirst().startsWith("-")) {
      signal = rest.getFirst().substring(1);
      rest = rest.subList(1, rest.size());
    }
    String plain = signal.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    int status = 0;
    for (String process : rest) {
      if (!process.equals("1")) {
        streams.complain("sh: can't kill pid " + process + ": No such process");
        status = 1;
      } else if (ENDING.contains(plain)) {
        shell.after(Duration.ZERO, shell::terminate);
      }
    }
    return status;
  }
}
