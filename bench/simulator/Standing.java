import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import turbulence.simulator.scenario.Simulator;

/// A cluster of that many nodes over TLS. Writes where it is (port, token) to a file once it listens,
/// and its authority's certificate beside it.
///
///     Standing nodes file
final class Standing {
  public static void main(String... args) throws Exception {
    Path file = Path.of(args[1]);
    try (Simulator simulator = Simulator.builder().nodes(Integer.parseInt(args[0])).start()) {
      write(file.resolveSibling(file.getFileName() + ".pem"), simulator.certificate());
      int port = URI.create(simulator.url()).getPort();
      write(file, port + " " + simulator.token().orElseThrow() + "\n");
      Thread.currentThread().join();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
