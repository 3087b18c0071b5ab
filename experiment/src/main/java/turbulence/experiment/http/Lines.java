package turbulence.experiment.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Open connections that wait for their next request. Shared between threads.
final class Lines {
  /// As many as wait for one server; more are closed.
  private static final int MOST = 32;

  private final Map<Door, Deque<Connection>> waiting = new HashMap<>();

  /// What a connection is made for.
  record Line(Route route, Trust trust) {
    Door door() {
      Url proxy = route.proxy();
      return new Door(
          route.url().scheme(),
          route.url().address(),
          proxy == null ? "" : proxy.scheme() + "://" + proxy.userInfo() + "@" + proxy.address(),
          trust);
    }
  }

  /// What connections must share to serve each other's requests.
  record Door(String scheme, String address, String proxy, Trust trust) {}

  /// The way back of one connection.
  record Return(Lines lines, Line line) {
    /// Whether it was wanted.
    boolean give(Connection connection) {
      return lines.put(line, connection);
    }
  }

  /// The one that was used last, since the others are more likely to have been closed meanwhile.
  @Nullable Connection take(Line line) {
    Door door = line.door();
    for (Connection next = poll(door); next != null; next = poll(door)) {
      if (next.isFree()) {
        return next;
      }
      next.close();
    }
    return null;
  }

  private synchronized @Nullable Connection poll(Door door) {
    Deque<Connection> connections = waiting.get(door);
    return connections == null ? null : connections.pollLast();
  }

  private synchronized boolean put(Line line, Connection connection) {
    Deque<Connection> connections =
        waiting.computeIfAbsent(line.door(), door -> new ArrayDeque<>());
    return connections.size() < MOST && connections.add(connection);
  }

  void hangUp() {
    List<Connection> all = new ArrayList<>();
    synchronized (this) {
      waiting.values().forEach(all::addAll);
      waiting.clear();
    }
    all.forEach(Connection::close);
  }
}
