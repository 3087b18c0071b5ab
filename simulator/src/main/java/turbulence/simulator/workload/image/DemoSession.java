package turbulence.simulator.workload.image;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Network.Connection;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// The demo application's one session with its database, opened when it starts. When it breaks it
/// stays broken, even when the database is back. Shared between threads.
final class DemoSession {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Shell shell;
  private final String host;
  private final int port;
  private final Connection connection;

  private DemoSession(Shell shell, String host, int port, Connection connection) {
    this.shell = shell;
    this.host = host;
    this.port = port;
    this.connection = connection;
  }

  /// Tries for ten seconds; empty when no database was there.
  static Optional<DemoSession> open(Shell shell, String database) throws InterruptedException {
    int colon = database.lastIndexOf(':');
    boolean named = colon > 0 && database.substring(colon + 1).matches("[0-9]{1,5}");
    String host = named ? database.substring(0, colon) : database;
    int port = named ? Integer.parseInt(database.substring(colon + 1)) : DemoDatabase.PORT;
    return dial(shell, host, port).map(found -> new DemoSession(shell, host, port, found));
  }

  private static Optional<Connection> dial(Shell shell, String host, int port)
      throws InterruptedException {
    Instant end = shell.now().plus(PATIENCE);
    while (shell.now().isBefore(end)) {
      try {
        return Optional.of(shell.network().connect(host, port));
      } catch (Unreachable notThere) {
        shell.sleep(RETRY);
      }
    }
    return Optional.empty();
  }

  String names() throws InterruptedException, Unreachable {
    return URLDecoder.decode(ask("FIND", "/people"), StandardCharsets.UTF_8);
  }

  void put(String name) throws InterruptedException, Unreachable {
    String id = URLEncoder.encode(name, StandardCharsets.UTF_8);
    String answer = ask("UPSERT", "/people/" + id);
    assert answer.isEmpty();
  }

  private String ask(String method, String target) throws InterruptedException, Unreachable {
    if (!connection.isOpen()) {
      lost();
    }
    return connection.call(new Request(method, target, Headers.NONE, Body.EMPTY, "")).body().text();
  }

  /// The driver waits for a database to appear; when one is there it still uses the old connection.
  private void lost() throws InterruptedException, Unreachable {
    Optional<Connection> found = dial(shell, host, port);
    found.ifPresent(Connection::close);
    throw new Unreachable(found.isPresent() ? "EOF" : "no reachable servers");
  }
}
