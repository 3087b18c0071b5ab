package turbulence.simulator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Serves HTTP/1.1 on 127.0.0.1 until it is closed; all its threads are virtual ones.
public final class HttpServer implements AutoCloseable {
  private static final int WAITING_CLIENTS = 4096;
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final ServerSocket door;
  private final @Nullable Security security;
  private final Handler handler;
  private final HttpLimits limits;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Thread porter = Thread.ofVirtual().name("http-porter").unstarted(this::admit);
  private final Thread watchman = Thread.ofVirtual().name("http-watchman").unstarted(this::watch);
  private volatile boolean closed;

  private HttpServer(
      ServerSocket door, @Nullable Security security, Handler handler, HttpLimits limits) {
    this.door = door;
    this.security = security;
    this.handler = handler;
    this.limits = limits;
  }

  /// With the limits of a real API server. Port 0: any that is free; no TLS context: plain HTTP.
  public static HttpServer start(int port, @Nullable SSLContext tls, Handler handler)
      throws IOException {
    return start(port, tls, handler, HttpLimits.USUAL);
  }

  public static HttpServer start(
      int port, @Nullable SSLContext tls, Handler handler, HttpLimits limits) throws IOException {
    ServerSocket door = new ServerSocket();
    try {
      door.setReuseAddress(true);
      InetAddress here = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
      door.bind(new InetSocketAddress(here, port), WAITING_CLIENTS);
    } catch (IOException e) {
      door.close();
      throw e;
    }
    Security security = tls == null ? null : new Security(tls);
    HttpServer server = new HttpServer(door, security, handler, limits);
    server.porter.start();
    server.watchman.start();
    return server;
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Connections that are open now.
  public int connections() {
    return connections.size();
  }

  private void admit() {
    while (!closed) {
      try {
        admit(door.accept());
      } catch (IOException e) {
        // Closed, or out of file descriptors: then somebody has to leave first.
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  private void admit(Socket socket) {
    Connection connection = new Connection(socket, security, handler, limits, connections::remove);
    connections.add(connection);
    connection.start();
    if (closed) {
      connection.abandon();
    }
  }

  private void watch() {
    long beat = limits.beat().toNanos();
    while (!closed) {
      LockSupport.parkNanos(beat);
      connections.forEach(Connection::beat);
    }
  }

  /// Cuts all connections, interrupts their handlers and waits for them to return, but not for
  /// ever.
  @Override
  public void close() throws IOException {
    closed = true;
    door.close();
    porter.interrupt();
    watchman.interrupt();
    List<Connection> left = List.copyOf(connections);
    left.forEach(Connection::abandon);
    try {
      porter.join(FAREWELL);
      watchman.join(FAREWELL);
      for (Connection connection : left) {
        connection.join(FAREWELL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
