package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import turbulence.app.docs.Folders;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// A terminal in the book's folder, as its readers have one: a shell, `kubectl`, the program behind
/// a link named `chaos`, and a cluster of one node whose time runs as fast as ours.
final class ReadersTerminal implements BeforeEachCallback, AfterEachCallback {
  private static final String ECHO = "; echo $?";

  private final Map<String, String> environment = new HashMap<>();
  private final UnaryOperator<Scenario> cluster;
  private Simulator simulator;
  private Path folder;

  ReadersTerminal() {
    this(UnaryOperator.identity());
  }

  private ReadersTerminal(UnaryOperator<Scenario> cluster) {
    this.cluster = cluster;
  }

  static ReadersTerminal withIstio() {
    return new ReadersTerminal(scenario -> scenario.builtIn("istio"));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    Path launcher = Path.of(System.getProperty("turbulence", Folders.ROOT + "/turbulence"));
    // Builds, when there is something to build, and before anybody looks at the clock.
    assertThat(new ProcessBuilder(launcher.toString(), "--version").start().waitFor()).isZero();
    folder = BookFolder.make();
    Path programs = Files.createDirectories(folder.resolve("home/bin"));
    Files.createSymbolicLink(programs.resolve("chaos"), launcher);
    simulator = cluster.apply(Simulator.builder().nodes(1).acceptRetiredVersions()).start();
    simulator.writeKubeconfig(folder.resolve("home/kubeconfig"));
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("KUBECONFIG", folder.resolve("home/kubeconfig").toString());
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    simulator.close();
    BookFolder.remove(folder);
    assertThat(simulator.mistakes()).isEmpty();
  }

  /// `export INGRESS_HOST=...`, with what the simulated cluster has in place of nginx.
  void exportsTheIngressHost() {
    environment.put("INGRESS_HOST", simulator.gateway());
  }

  /// The `kubectl` of the book's days was told how to make a pod; that of today knows.
  void hasAnOldKubectl() throws IOException {
    Path old = folder.resolve("home/bin/kubectl");
    Files.writeString(
        old,
        """
        #!/bin/sh
        left=$#
        while [ $left -gt 0 ]; do
          word=$1
          shift
          left=$((left - 1))
          if [ "$word" = --generator ]; then
            shift
            left=$((left - 1))
          else
            set -- "$@" "$word"
          fi
        done
        PATH=${PATH#*:}
        exec kubectl "$@"
        """);
    assertThat(old.toFile().setExecutable(true)).isTrue();
  }

  /// What is seen after that line was typed. With `; echo $?` behind it, the exit code is known.
  Told types(String line) {
    try {
      ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", line);
      shell.directory(folder.toFile()).redirectErrorStream(true).environment().putAll(environment);
      Process process = shell.start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      return line.endsWith(ECHO) ? echoed(printed.stripTrailing()) : Told.of(code, printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Told echoed(String printed) {
    int last = printed.lastIndexOf('\n');
    return Told.of(Integer.parseInt(printed.substring(last + 1)), printed.substring(0, last + 1));
  }

  /// The same, which must succeed.
  String sees(String line) {
    Told told = types(line);
    assertThat(told.code()).as("%s: %s", line, told).isZero();
    return told.text();
  }

  /// Types the line again and again until that is seen.
  String waitsUntil(String line, Predicate<String> seen) {
    String[] last = {""};
    boolean came =
        simulator.await(
            () -> {
              last[0] = types(line).text();
              return seen.test(last[0]);
            },
            Duration.ofMinutes(3));
    assertThat(came).as("%s: %s", line, last[0]).isTrue();
    return last[0];
  }
}
