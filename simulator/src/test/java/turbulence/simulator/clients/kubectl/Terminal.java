package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// Where somebody types `kubectl` at a cluster, and reads what it says. What differs from run to
/// run reads alike: ages are `AGE`, drawn names end in `-*`, and columns are two spaces apart.
final class Terminal implements BeforeAllCallback, AfterAllCallback {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");

  private final Scenario scenario;
  private Simulator simulator;
  private Path folder;

  /// @param speed of time; at 1, kubectl and the cluster agree on how old things are
  Terminal(double speed) {
    this(Simulator.builder().speed(speed));
  }

  Terminal(Scenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("kubectl");
    simulator = scenario.start();
    simulator.writeKubeconfig(folder.resolve("config"));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }

  Simulator simulator() {
    return simulator;
  }

  /// Puts a file beside the kubeconfig, where kubectl runs.
  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A text that lies among the tests' resources.
  String resource(String name) {
    try (InputStream in = Terminal.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it says when it succeeds. Words are apart by spaces, or in single quotes.
  String ok(String command) {
    return said(command, 0);
  }

  /// What it says when it succeeds, to the letter, such as a token.
  String exactly(String command) {
    return whole(process(words(command)), "", 0, command).strip();
  }

  /// What it says when it fails.
  String fails(String command) {
    return said(command, 1);
  }

  /// What it says when it ends with that status.
  String ends(int status, String command) {
    return said(command, status);
  }

  /// What it says when that is piped into it, and it ends with that status.
  String fed(String input, int status, String command) {
    return alike(whole(process(words(command)), input, status, command));
  }

  /// Starts a command at a real terminal.
  Ongoing beginAtTerminal(String command) {
    List<String> words = new ArrayList<>(List.of("script", "-qec"));
    List<String> quoted = words(command).stream().map(word -> "'" + word + "'").toList();
    words.add(String.join(" ", quoted));
    words.add("/dev/null");
    try {
      return new Ongoing(process(words).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a command that goes on.
  Ongoing begin(String command) {
    try {
      return new Ongoing(process(words(command)).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it says something with that text in it.
  String until(String command, String text) {
    String[] last = {""};
    boolean came =
        simulator.await(
            () -> {
              last[0] = ok(command);
              return last[0].contains(text);
            },
            Duration.ofMinutes(3));
    assertThat(came).as(() -> command + " never said " + text + " but " + last[0]).isTrue();
    return last[0];
  }

  private String said(String command, int expected) {
    return alike(whole(process(words(command)), "", expected, command));
  }

  private static String whole(ProcessBuilder words, String input, int expected, String command) {
    try {
      Process process = words.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the end of " + command).isTrue();
      assertThat(process.exitValue()).as("kubectl " + command + "\n" + said).isEqualTo(expected);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    words.add(System.getProperty("kubectl", "kubectl"));
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group().replace("'", ""));
    }
    return words;
  }

  private ProcessBuilder process(List<String> words) {
    ProcessBuilder process = new ProcessBuilder(words).redirectErrorStream(true);
    process.directory(folder.toFile());
    process.environment().put("KUBECONFIG", folder.resolve("config").toString());
    process.environment().put("HOME", folder.toString());
    process.environment().put("KUBE_EDITOR", "sh " + folder.resolve("editor.sh"));
    return process;
  }

  static String alike(String said) {
    return said.replaceAll("-[0-9a-f]{7,10}-[b-z0-9]{5}\\b", "-*")
        .replaceAll("-(?=[b-z0-9]*[0-9])[bcdf0-9]{7,10}\\b", "-*")
        .replaceAll("\\b[0-9]+[dhms]([0-9]+[hms])?\\b|<invalid>", "AGE")
        .replaceAll("\\b10\\.244\\.[0-9]+\\.[0-9]+\\b", "POD-IP")
        .replaceAll("\\b10\\.(9[6-9]|1[01][0-9])\\.[0-9]+\\.[0-9]+\\b", "CLUSTER-IP")
        .replaceAll("(?<=\\S) {2,}", "  ")
        .replaceAll(" +\n", "\n")
        .stripTrailing();
  }

  /// A command that goes on.
  record Ongoing(Process process) implements AutoCloseable {
    /// The next line that it says.
    String line() {
      try {
        return alike(process.inputReader(StandardCharsets.UTF_8).readLine());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Waits until it says that, whether or not a line ends there; what it said until then.
    String until(String text) {
      StringBuilder said = new StringBuilder();
      try {
        int c = process.inputReader(StandardCharsets.UTF_8).read();
        while (c >= 0) {
          said.append((char) c);
          if (said.toString().endsWith(text)) {
            return said.toString();
          }
          c = process.inputReader(StandardCharsets.UTF_8).read();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      throw new AssertionError("never said " + text + " but " + said);
    }

    void type(String keys) {
      try {
        process.outputWriter(StandardCharsets.UTF_8).write(keys);
        process.outputWriter(StandardCharsets.UTF_8).flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// What it says until its end, and its status.
    String rest() {
      try {
        String said = process.inputReader(StandardCharsets.UTF_8).readAllAsString();
        return alike(said.replace("\r\n", "\n")) + "\n=> " + process.waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    /// The first of the next lines that has this text in it.
    String lineWith(String text) {
      String line = line();
      while (!line.contains(text)) {
        line = line();
      }
      return line;
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
