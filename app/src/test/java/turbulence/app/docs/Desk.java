package turbulence.app.docs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// A folder in which a reader types commands. The program itself runs inside the test, as on a
/// terminal without colours; a line with a shell's signs in it runs in a shell, where `turbulence`
/// is a process of its own and writes into a pipe.
final class Desk {
  private static final String SIGNS = "|<>;&$'\"*\\";
  private static final String PROGRAM = "turbulence ";
  private static final String HOME = "/home/you";
  private static final Pattern TIME = Pattern.compile(" +\\d+(\\.\\d+)? s$");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private int code;

  /// What a command printed, both streams together.
  record Said(int code, List<String> lines) {}

  Desk(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    Path bin = Files.createDirectories(this.folder.resolve(".bin"));
    environment.put("PATH", bin + ":" + Folders.java().getParent() + ":/usr/bin:/bin");
    environment.put("HOME", this.folder.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("TERM", "dumb");
    environment.put("COLUMNS", "84");
    environment.put("TURBULENCE", bin.resolve("turbulence").toString());
    launcher(bin.resolve("turbulence"));
    Files.createSymbolicLink(this.folder.resolve("examples"), Folders.EXAMPLES);
  }

  /// Stands for the launcher at the root, which would build first.
  static void launcher(Path file) throws IOException {
    String java = Folders.java().toString();
    String classes = System.getProperty("java.class.path");
    String script =
        """
        #!/bin/sh
        case ${1:-} in
          --java-home) echo '%s' && exit 0 ;;
          --class-path) echo '%s' && exit 0 ;;
        esac
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' turbulence.app.Main "$@"
        """
            .formatted(System.getProperty("java.home"), classes, java, classes);
    Files.writeString(file, script);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  Desk with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Path folder() {
    return folder;
  }

  /// Types one line.
  Said type(String command) throws IOException, InterruptedException {
    if (command.equals("echo $?")) {
      return new Said(0, List.of(String.valueOf(code)));
    }
    boolean simple = command.chars().noneMatch(sign -> SIGNS.indexOf(sign) >= 0);
    Said said =
        simple && command.startsWith(PROGRAM)
            ? here(List.of(command.substring(PROGRAM.length()).strip().split(" +")))
            : inShell(command);
    code = said.code();
    return said;
  }

  /// Runs the program inside the test.
  Said here(List<String> words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Output output = new Output(new ByteArrayInputStream(new byte[0]), out, out, true, false);
    World world =
        SystemWorld.create().withRoot(folder).withEnvironment(environment).withOutput(output);
    int ended = Turbulence.main(words.toArray(String[]::new), world);
    return new Said(ended, lines(bytes.toString(StandardCharsets.UTF_8)));
  }

  private Said inShell(String command) throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    shell.environment().clear();
    shell.environment().putAll(environment);
    Process process = shell.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), lines(text));
  }

  /// The folder is somewhere else for everybody, so that pages call it by another name.
  private List<String> lines(String text) {
    List<String> lines = new ArrayList<>(text.lines().map(this::moved).toList());
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /// The line with the other name; a time at its end stays where it is.
  private String moved(String line) {
    String moved = line.replace(folder.toString(), HOME).stripTrailing();
    Matcher time = TIME.matcher(moved);
    return time.find()
        ? moved.substring(0, time.start())
            + " ".repeat(line.stripTrailing().length() - moved.length())
            + time.group()
        : moved;
  }
}
