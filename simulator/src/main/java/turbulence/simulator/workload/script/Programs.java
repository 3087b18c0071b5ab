package turbulence.simulator.workload.script;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import turbulence.simulator.workload.Service.Unreachable;

/// The programs that a script can call.
final class Programs {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' uuuu", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Set<String> EXECUTABLES =
      Set.of(
          "true",
          "false",
          "mkdir",
          "chmod",
          "chown",
          "sync",
          "sh",
          "ash",
          "bash",
          "dash",
          "nohup",
          "env",
          "timeout",
          "sleep",
          "tail",
          "wget",
          "curl",
          "nslookup",
          "nc",
          "date",
          "hostname",
          "printenv",
          "kill",
          "tr",
          "echo",
          "printf",
          "cat",
          "head",
          "touch",
          "rmdir",
          "cp",
          "mv",
          "wc",
          "pwd",
          "rm",
          "ls",
          "test",
          "[",
          "seq",
          "grep",
          "tee",
          "whoami",
          "uname",
          "stty");
  private static final Set<String> FOLDERS =
      Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin");

  private final Container container;
  private final Interpreter interpreter;
  private final Streams streams;

  Programs(Container container, Interpreter interpreter, Streams streams) {
    this.container = container;
    this.interpreter = interpreter;
    this.streams = streams;
  }

  /// Whether there is a file for that program; a shell knows some without.
  static boolean isExecutable(String program, Container container) {
    int slash = program.lastIndexOf('/');
    String name = program.substring(slash + 1);
    boolean known = EXECUTABLES.contains(name) || container.added(name) != null;
    return slash < 0
        ? known
        : known && FOLDERS.contains(program.substring(0, slash))
            || container.disk().isFile(program);
  }

  int run(List<String> words) throws InterruptedException, BadScript {
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    List<String> rest = words.subList(1, words.size());
    return switch (program) {
      case "true", ":", "chmod", "chown", "sync", "ulimit", "umask" -> 0;
      case "cd" -> move(rest);
      case "false" -> 1;
      case "sh", "ash", "bash", "dash" -> shell(program, rest);
      case "exec", "command", "nohup", "env", "timeout" -> other(program, rest);
      case "exit", "return" -> throw new Leave(Leave.What.SCRIPT, status(rest));
      case "break" -> throw new Leave(Leave.What.LOOP, 0);
      case "continue" -> throw new Leave(Leave.What.TURN, 0);
      case "export", "set" -> settings(program, rest);
      case "trap" -> trap(rest);
      case "read" -> read(rest);
      case "wait" -> await();
      case "sleep" -> sleep(rest);
      case "tail" -> rest.contains("-f") || rest.contains("-F") ? forever() : text(words);
      case "wget", "curl", "nslookup", "nc" -> network(words);
      case "date" ->
          say(
              rest.contains("+%s")
                  ? Long.toString(container.shell().now().getEpochSecond())
                  : DATE.format(container.shell().now()));
      case "hostname" -> say(container.shell().place().pod());
      case "printenv" -> printEnvironment(rest);
      case "kill" -> container.processes().kill(rest, streams);
      default -> added(program, words);
    };
  }

  /// `read NAME`
  private int read(List<String> names) throws InterruptedException {
    String line = streams.input().line();
    List<String> plain = names.stream().filter(name -> !name.startsWith("-")).toList();
    interpreter.set(plain.isEmpty() ? "REPLY" : plain.getFirst(), line.strip());
    return line.isEmpty() ? 1 : 0;
  }

  private int added(String program, List<String> words) throws InterruptedException {
    Script.Added added = container.added(program);
    return added == null
        ? text(words)
        : added.run(
            words,
            new Script.Surroundings(
                interpreter.variables(), interpreter.directory(), streams.output()));
  }

  private int text(List<String> words) throws InterruptedException {
    int status = new TextPrograms(container, interpreter.directory(), streams).run(words);
    if (status == TextPrograms.UNKNOWN && container.isTrusting()) {
      return forever();
    } else if (status == TextPrograms.UNKNOWN) {
      streams.complain("sh: " + words.getFirst() + ": not found");
    }
    return status;
  }

  private int network(List<String> words) throws InterruptedException {
    try {
      return new NetworkPrograms(container.shell().network(), container, streams).run(words);
    } catch (Unreachable e) {
      streams.complain(words.getFirst() + ": " + e.getMessage());
      return words.getFirst().endsWith("curl") ? 7 : 1;
    }
  }

  private int say(String line) {
    streams.say(line);
    return 0;
  }

  private int move(List<String> arguments) {
    String home = container.shell().environment().getOrDefault("HOME", "/root");
    String name = arguments.isEmpty() ? home : arguments.getFirst();
    String path = Disk.path(interpreter.directory(), name);
    if (!container.disk().isDirectory(path)) {
      streams.complain("sh: cd: can't cd to " + name + ": No such file or directory");
      return 2;
    }
    interpreter.set("PWD", path);
    return 0;
  }

  /// `sh -c SCRIPT`, with the usual letters before the c.
  private int shell(String name, List<String> arguments) throws InterruptedException {
    Interpreter child = interpreter.child();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("-") && argument.endsWith("c") && i + 1 < arguments.size()) {
        if (argument.contains("e")) {
          child.set("-e", "set");
        }
        return child.run(arguments.get(i + 1), streams);
      } else if (!argument.startsWith("-")) {
        return file(child, argument);
      }
    }
    String host = container.shell().place().pod();
    String prompt = name.equals("bash") ? "root@" + host + ":/# " : "/ # ";
    return new LiveShell(child, streams, prompt).run();
  }

  private int file(Interpreter child, String name) throws InterruptedException {
    String path = Disk.path(interpreter.directory(), name);
    String script = container.disk().text(path).orElse(null);
    if (script == null) {
      streams.complain("sh: can't open '" + name + "': No such file or directory");
      return 127;
    }
    return child.run(script, streams);
  }

  /// Programs that start another one.
  private int other(String program, List<String> arguments) throws InterruptedException, BadScript {
    int from = 0;
    while (from < arguments.size()
        && (arguments.get(from).startsWith("-")
            || program.equals("env") && Interpreter.isAssignment(arguments.get(from)))) {
      from++;
    }
    if (program.equals("timeout")) {
      from++;
    }
    List<String> rest = arguments.subList(Math.min(from, arguments.size()), arguments.size());
    if (rest.isEmpty()) {
      return program.equals("env") ? printEnvironment(List.of()) : 0;
    }
    int status = run(rest);
    if (program.equals("exec")) {
      throw new Leave(Leave.What.SCRIPT, status);
    }
    return status;
  }

  private int status(List<String> arguments) {
    String word = arguments.isEmpty() ? interpreter.variable("?") : arguments.getFirst();
    try {
      return Integer.parseInt(word) & 0xff;
    } catch (NumberFormatException e) {
      streams.complain("sh: Illegal number: " + word);
      return 2;
    }
  }

  private int settings(String program, List<String> arguments) {
    for (String argument : arguments) {
      int sign = argument.indexOf('=');
      if (sign > 0 && program.equals("export")) {
        interpreter.set(argument.substring(0, sign), argument.substring(sign + 1));
      } else if (program.equals("set") && argument.startsWith("-") && argument.contains("e")) {
        interpreter.set("-e", "set");
      }
    }
    return 0;
  }

  private int trap(List<String> arguments) {
    List<String> signals = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    if (signals.contains("TERM") || signals.contains("SIGTERM") || signals.contains("15")) {
      container.trap(arguments.getFirst());
    }
    return 0;
  }

  private int await() throws InterruptedException {
    container.await();
    container.checkSignals(interpreter, streams);
    return 0;
  }

  private int sleep(List<String> arguments) throws InterruptedException {
    if (arguments.isEmpty()) {
      streams.complain("sleep: missing operand");
      return 1;
    }
    double seconds = 0;
    for (String argument : arguments) {
      double part = Durations.seconds(argument);
      if (part < 0) {
        streams.complain("sleep: invalid number '" + argument + "'");
        return 1;
      }
      seconds += part;
    }
    if (seconds > Durations.LONGEST) {
      return forever();
    }
    container.shell().sleep(Duration.ofNanos((long) (seconds * 1e9)));
    return 0;
  }

  private int forever() throws InterruptedException {
    while (true) {
      container.shell().sleep(Duration.ofDays(365));
    }
  }

  private int printEnvironment(List<String> names) {
    Map<String, String> all = new TreeMap<>(interpreter.variables());
    if (names.isEmpty()) {
      all.forEach((name, value) -> streams.say(name + "=" + value));
    }
    names.forEach(name -> streams.say(all.getOrDefault(name, "")));
    return 0;
  }
}
