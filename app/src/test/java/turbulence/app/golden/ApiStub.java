package turbulence.app.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An API server that holds what the one of the recordings held, and remembers what it is asked.
final class ApiStub implements AutoCloseable {
  private static final String NAMED = "metadata.name=";
  private static final String NOT_IN_PHASE = "status.phase!=";

  /// How long a write waits for another one to come while it is under way.
  private static final long MEETING_MILLIS = 300;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ApiRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Object> state;
  private final int expected;
  private int underWay;
  private int most;

  /// @param expected how many writes there will be
  ApiStub(Map<String, Object> state, int expected) throws IOException {
    this.state = state;
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
    Object refusal = Text.map(state.get("refusals")).get(request.line());
    Object body = refusal == null ? found(request) : state.get("said");
    int code = refusal instanceof Integer refused ? refused : body == null ? 404 : 200;
    byte[] bytes = Text.show(body == null ? Map.of("kind", "Status") : body).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
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

  /// The object or the list of that path; null when there is none.
  private Object found(ApiRequest request) {
    String path = request.path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.equals("pods") || name.equals("nodes")) {
      List<Object> items = new ArrayList<>();
      for (Map<String, Object> object : name.equals("pods") ? pods() : nodes()) {
        if (isSelected(object, (String) request.query().getOrDefault("fieldSelector", ""))) {
          items.add(object);
        }
      }
      return Map.of("kind", "List", "metadata", Map.of("resourceVersion", "7"), "items", items);
    }
    return object(name, path);
  }

  private static boolean isSelected(Map<String, Object> object, String selector) {
    Object name = Text.map(object.get("metadata")).get("name");
    Object phase = Text.map(object.get("status")).get("phase");
    for (String part : selector.split(",", -1)) {
      if (part.equals(NOT_IN_PHASE + phase)
          || (part.startsWith(NAMED) && !part.equals(NAMED + name))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Object> object(String name, String path) {
    if (path.contains("/nodes/") || path.contains("/pods/")) {
      return Map.of("metadata", metadata(name), "spec", Map.of());
    }
    if (path.contains("/deployments/")) {
      return Map.of("metadata", metadata(name), "spec", Map.of("replicas", 1));
    }
    return path.endsWith("/namespaces/kube-system") ? Map.of("metadata", metadata(name)) : null;
  }

  private static Map<String, Object> metadata(String name) {
    return Map.of("name", name, "uid", "uid-of-" + name, "resourceVersion", "7");
  }

  private List<Map<String, Object>> nodes() {
    return Text.texts(state.get("nodes")).stream()
        .map(name -> Map.<String, Object>of("metadata", metadata(name), "spec", Map.of()))
        .toList();
  }

  private List<Map<String, Object>> pods() {
    return Text.list(state.get("pods")).stream().map(pod -> pod(Text.map(pod))).toList();
  }

  private static Map<String, Object> pod(Map<String, Object> sketch) {
    Map<String, Object> metadata = new LinkedHashMap<>(metadata((String) sketch.get("name")));
    metadata.put("namespace", "d");
    metadata.put("creationTimestamp", sketch.get("created"));
    List<Object> conditions = List.of(Map.of("type", "Ready", "status", "True"));
    Map<String, Object> status = Map.of("phase", sketch.get("phase"), "conditions", conditions);
    return Map.of("metadata", metadata, "spec", Map.of(), "status", status);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
