package turbulence.app.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An API server that holds what the one of the recordings held, and remembers what it is asked.
final class ApiStub implements AutoCloseable {
  /// How long a write waits for another one to come while it is under way.
  private static final long MEETING_MILLIS = 300;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ApiRequest> requests = new CopyOnWriteArrayList<>();
  private final HeldObjects held;
  private final int expected;
  private int underWay;
  private int most;

  /// @param expected how many writes there will be
  ApiStub(Map<String, Object> state, int expected) throws IOException {
    this.held = new HeldObjects(state);
    this.expected = expected;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<ApiRequest> requests() {
    return requests;
  }

  synchronized int mostAtOnce() {
    return most;
  }

  private void answer(HttpExchange exchange) throws IOException {
    ApiRequest request = seen(exchange);
    requests.add(request);
    if (request.writes()) {
      meet();
    }
    held.answer(request).send(exchange);
  }

  private synchronized void meet() {
    underWay++;
    most = Math.max(most, underWay);
    notifyAll();
    try {
      for (int i = 0; i < 3 && most < expected; i++) {
        wait(MEETING_MILLIS / 3);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    underWay--;
  }

  private static ApiRequest seen(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, Object> query = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      int is = part.indexOf('=');
      query.put(
          URLDecoder.decode(part.substring(0, is), UTF_8),
          URLDecoder.decode(part.substring(is + 1), UTF_8));
    }
    return new ApiRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query,
        exchange.getRequestHeaders().getFirst("Content-Type"),
        exchange.getRequestHeaders().getFirst("Accept"),
        body.isEmpty() ? null : Text.read(body));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
