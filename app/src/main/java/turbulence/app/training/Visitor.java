package turbulence.app.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import turbulence.app.cli.Face;
import turbulence.app.cli.Host;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.Trust;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.World;

/// Somebody who has a simulated cluster stand, asks it the first things that clients ask, and ends
/// it.
final class Visitor implements Host {
  private static final String READY = "# everything is ready";
  private static final List<String> QUESTIONS =
      List.of(
          "/version",
          "/api",
          "/apis",
          "/openapi/v3",
          "/api/v1/nodes",
          "/api/v1/namespaces/default/pods",
          "/apis/apps/v1/deployments");

  private final World world;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Consumer<String> interrupt = _ -> {};
  private boolean visited;

  Visitor(World world) {
    this.world = world;
  }

  /// The exit code of the command.
  int visit() {
    PrintStream out = new PrintStream(new Ears(), true, StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
    Output output = new Output(in, out, world.output().err(), false, false);
    return new Turbulence(Face.TURBULENCE, world.withOutput(output), this)
        .run("simulate", "--scenario", "web", "--speed", "10", "--kubeconfig-out", "kubeconfig");
  }

  /// Asks when all is ready; then the command is asked to end.
  private void heard() {
    if (!visited && said.toString(StandardCharsets.UTF_8).contains(READY)) {
      visited = true;
      try {
        ask(Files.readString(world.resolve("kubeconfig")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      interrupt.accept("INT");
    }
  }

  private void ask(String kubeconfig) throws IOException, InterruptedException {
    Http http = new Http(world, "kubectl/v1.36.2");
    for (String question : QUESTIONS) {
      HttpRequest request =
          HttpRequest.of("GET", value(kubeconfig, "server: ") + question)
              .with("Authorization", "Bearer " + value(kubeconfig, "token: "))
              .with(Trust.ANYONE);
      if (http.send(request).status() != 200) {
        throw new IOException("no answer to " + question);
      }
    }
  }

  private static String value(String text, String name) throws IOException {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(name.length()))
        .orElseThrow(() -> new IOException("no " + name));
  }

  @Override
  public void take(String signal, Consumer<String> listener) {
    if (signal.equals("INT")) {
      interrupt = listener;
    }
  }

  @Override
  public void atDeath(Runnable last) {}

  @Override
  public void die(int code) {}

  /// Hears what the command says.
  private final class Ears extends OutputStream {
    @Override
    public void write(int b) {
      said.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      said.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      heard();
    }
  }
}
