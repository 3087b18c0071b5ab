package turbulence.app.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The server that the recorded cases call. It remembers requests as the recorded one wrote them
/// down: those with a body, and those below `/q`, to which it answers what it saw.
final class LabServer implements AutoCloseable {
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Object> requests = new CopyOnWriteArrayList<>();

  LabServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Object> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      get(exchange, exchange.getRequestURI().getPath());
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add(remembered("path", exchange, body));
    Map<String, Object> got = new LinkedHashMap<>();
    got.put("got", body);
    got.put("ct", exchange.getRequestHeaders().getFirst("Content-Type"));
    send(exchange, 200, JSON, Text.show(got));
  }

  private void get(HttpExchange exchange, String path) throws IOException {
    if (path.startsWith("/q")) {
      tellWhatIsSeen(exchange);
    } else if (path.startsWith("/slow")) {
      dawdle(exchange);
    } else if (path.startsWith("/503")) {
      send(exchange, 503, "text/plain", "nope");
    } else {
      serveFile(exchange);
    }
  }

  private void tellWhatIsSeen(HttpExchange exchange) throws IOException {
    requests.add(remembered("GET", exchange, null));
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("path", exchange.getRequestURI().toString());
    seen.put("auth", exchange.getRequestHeaders().getFirst("Authorization"));
    seen.put("accept", exchange.getRequestHeaders().getFirst("Accept"));
    seen.put("ua", exchange.getRequestHeaders().getFirst("User-Agent"));
    boolean withCharset = exchange.getRequestURI().getPath().startsWith("/qc");
    send(exchange, 200, withCharset ? JSON + "; charset=utf-8" : JSON, Text.show(seen));
  }

  private static Map<String, Object> remembered(String key, HttpExchange exchange, String body) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put(key, exchange.getRequestURI().toString());
    Map<String, Object> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    request.put("headers", headers);
    Optional.ofNullable(body).ifPresent(text -> request.put("body", text));
    return request;
  }

  /// Longer than the patience of any case.
  private static void dawdle(HttpExchange exchange) throws IOException {
    try {
      TimeUnit.SECONDS.sleep(3);
      send(exchange, 200, "text/plain", "");
    } catch (InterruptedException e) {
      exchange.close();
    }
  }

  private static void serveFile(HttpExchange exchange) throws IOException {
    Path folder = Recording.resources().resolve("www");
    Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    if (file.startsWith(folder) && Files.isRegularFile(file)) {
      send(exchange, 200, JSON, Files.readString(file));
    } else {
      send(exchange, 404, "text/html;charset=utf-8", "<!DOCTYPE html><p>no such file</p>");
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
