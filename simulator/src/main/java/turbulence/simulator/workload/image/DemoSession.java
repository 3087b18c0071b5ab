package turbulence.simulator.workload.image;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Network.Connection;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// The demo application's one session with its database, opened when it starts. Shared between
/// threads.
///
/// With one server it stays broken when it breaks, even when the database is back. With several, as
/// those of a replica set, another one takes the place of a lost one; what a replica set does by
/// itself, each having what all have, the session does for them.
final class DemoSession {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration BRIEFLY = Duration.ofSeconds(1);

  private final Shell shell;
  private final List<DemoServer> servers;
  private volatile Connection connection;

  private DemoSession(Shell shell, List<DemoServer> servers, Connection connection) {
    this.shell = shell;
    this.servers = servers;
    this.connection = connection;
  }

  /// Tries for ten seconds; empty when no database was there.
  static Optional<DemoSession> open(Shell shell, String database) throws InterruptedException {
    List<DemoServer> servers = DemoServer.all(database);
    Optional<Connection> found = dial(shell, servers);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    DemoSession session = new DemoSession(shell, servers, found.get());
    if (servers.size() > 1) {
      session.share();
      shell.beside(session::keepAlike);
    }
    return Optional.of(session);
  }

  private static Optional<Connection> dial(Shell shell, List<DemoServer> servers)
      throws InterruptedException {
    Instant end = shell.now().plus(PATIENCE);
    while (shell.now().isBefore(end)) {
      for (DemoServer server : servers) {
        try {
          return Optional.of(shell.network().connect(server.host(), server.port()));
        } catch (Unreachable notThere) {
          // The next one may be.
        }
      }
      shell.sleep(RETRY);
    }
    return Optional.empty();
  }

  String names() throws InterruptedException, Unreachable {
    return URLDecoder.decode(ask(request("FIND", "/people")).body().text(), StandardCharsets.UTF_8);
  }

  void put(String name) throws InterruptedException, Unreachable {
    Request upsert =
        request("UPSERT", "/people/" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    Response answer = ask(upsert);
    assert answer.status() == 200;
    if (servers.size() > 1) {
      for (DemoServer server : servers) {
        tell(server, upsert);
      }
    }
  }

  private static Request request(String method, String target) {
    return new Request(method, target, Headers.NONE, Body.EMPTY, "");
  }

  /// Asks another server when the one that is asked goes meanwhile, if there is another one.
  private Response ask(Request request) throws InterruptedException, Unreachable {
    for (int left = servers.size() - 1; left > 0; left--) {
      try {
        return askOnce(request);
      } catch (Unreachable gone) {
        connection.close();
      }
    }
    return askOnce(request);
  }

  private Response askOnce(Request request) throws InterruptedException, Unreachable {
    if (!connection.isOpen()) {
      lose();
    }
    return connection.call(request);
  }

  /// The driver waits for a database to appear; when the one is there that it knows it still uses
  /// the old connection.
  private void lose() throws InterruptedException, Unreachable {
    Optional<Connection> found = dial(shell, servers);
    if (found.isPresent() && servers.size() > 1) {
      connection = found.get();
      return;
    }
    found.ifPresent(Connection::close);
    throw new Unreachable(found.isPresent() ? "EOF" : "no reachable servers");
  }

  private void keepAlike() throws InterruptedException {
    while (true) {
      shell.sleep(HEARTBEAT);
      share();
    }
  }

  /// Gives every server that can be reached what any of them has.
  private void share() throws InterruptedException {
    Map<DemoServer, Set<String>> known = new LinkedHashMap<>();
    Set<String> all = new TreeSet<>();
    for (DemoServer server : servers) {
      Set<String> own = new TreeSet<>(tell(server, request("FIND", "/people")));
      known.put(server, own);
      all.addAll(own);
    }
    for (Map.Entry<DemoServer, Set<String>> each : known.entrySet()) {
      for (String id : all) {
        if (!each.getValue().contains(id)) {
          tell(each.getKey(), request("UPSERT", "/people/" + id));
        }
      }
    }
  }

  /// The lines of the answer; none when the server cannot be reached.
  private List<String> tell(DemoServer server, Request request) throws InterruptedException {
    try {
      return shell
          .network()
          .call(server.host(), server.port(), request, BRIEFLY)
          .body()
          .text()
          .lines()
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (Unreachable away) {
      return List.of();
    }
  }
}
