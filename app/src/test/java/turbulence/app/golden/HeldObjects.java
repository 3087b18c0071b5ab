package turbulence.app.golden;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the API server of a recorded call held, and what it answered.
///
/// A state has `pods` and `nodes` in brief, `objects` whole by their paths, `answers` by request
/// (`DELETE /api/v1/...`: a `code` and a `body`), and `stays`, the paths of objects that do not go
/// when they are deleted or evicted. Namespaces and labels did not matter.
final class HeldObjects {
  private static final String NAMED = "metadata.name=";
  private static final String ON_NODE = "spec.nodeName=";
  private static final String NOT_IN_PHASE = "status.phase!=";

  private final Map<String, Object> answers;
  private final List<String> stays;
  private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();

  HeldObjects(Map<String, Object> state) {
    this.answers = Text.map(state.get("answers"));
    this.stays = state.get("stays") == null ? List.of() : Text.texts(state.get("stays"));
    for (Object sketch : Text.list(state.get("pods"))) {
      Map<String, Object> pod = pod(Text.map(sketch));
      objects.put("/api/v1/namespaces/d/pods/" + name(pod), pod);
    }
    for (String node : Text.texts(state.get("nodes"))) {
      objects.put("/api/v1/nodes/" + node, withName(node, Map.of("spec", Map.of())));
    }
    objects.put("/api/v1/namespaces/kube-system", withName("kube-system", Map.of()));
    Text.map(state.get("objects"))
        .forEach((path, object) -> {
          if (object == null) {
            objects.remove(path);
          } else {
            String name = path.substring(path.lastIndexOf('/') + 1);
            objects.put(path, placed(path, withName(name, Text.map(object))));
          }
        });
  }

  /// @param events whether the connection stays open, as that of a watch does
  record Reply(int code, String body, boolean events) {
    void send(HttpExchange exchange) throws IOException {
      exchange
          .getResponseHeaders()
          .set("Content-Type", body.startsWith("{") ? "application/json" : "text/plain");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(code, events ? 0 : bytes.length == 0 ? -1 : bytes.length);
      OutputStream out = exchange.getResponseBody();
      out.write(bytes);
      out.flush();
      if (!events) {
        exchange.close();
      }
    }
  }

  synchronized Reply answer(ApiRequest request) {
    Object said = answers.get(request.line());
    if (said != null) {
      Map<String, Object> answer = Text.map(said);
      Object body = answer.get("body");
      return new Reply(
          (Integer) answer.get("code"), body instanceof String text ? text : shown(body), false);
    }
    return switch (request.method()) {
      case "GET" -> read(request);
      case "DELETE" -> delete(request.path());
      case "POST" -> post(request);
      default -> found(request.path());
    };
  }

  private Reply read(ApiRequest request) {
    String path = request.path();
    if (objects.containsKey(path)) {
      return found(path);
    }
    List<Object> items = new ArrayList<>();
    String selector = (String) request.query().getOrDefault("fieldSelector", "");
    objects.forEach((at, object) -> {
      if (isIn(at, path) && isSelected(object, selector)) {
        items.add(object);
      }
    });
    if (items.isEmpty() && isObject(path)) {
      return found(path);
    }
    if (request.query().containsKey("watch")) {
      StringBuilder events = new StringBuilder();
      items.forEach(
          each -> events.append(shown(Map.of("type", "ADDED", "object", each))).append('\n'));
      return new Reply(200, events.toString(), true);
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("kind", "List");
    list.put("metadata", Map.of("resourceVersion", "7"));
    list.put("items", items);
    return new Reply(200, shown(list), false);
  }

  /// Whether a path leads to one object: what follows a namespace or a group has an even place.
  static boolean isObject(String path) {
    String[] parts = path.substring(1).split("/");
    int root = parts[0].equals("api") ? 2 : 3;
    int rest = parts.length - root;
    boolean inNamespace = rest > 2 && parts[root].equals("namespaces");
    return (inNamespace ? rest - 2 : rest) % 2 == 0 || (inNamespace && rest - 2 > 2);
  }

  /// Of all namespaces, too.
  private static boolean isIn(String object, String collection) {
    String parent = object.substring(0, object.lastIndexOf('/'));
    return parent.equals(collection)
        || parent.replaceFirst("/namespaces/[^/]+/", "/").equals(collection);
  }

  private Reply found(String path) {
    Map<String, Object> object = objects.get(path);
    return object == null ? absent() : new Reply(200, shown(object), false);
  }

  private static Reply absent() {
    return new Reply(404, "{\"kind\": \"Status\", \"reason\": \"NotFound\", \"code\": 404}", false);
  }

  private Reply delete(String path) {
    if (!objects.containsKey(path)) {
      return absent();
    }
    if (!stays.contains(path)) {
      objects.remove(path);
    }
    return new Reply(200, shown(Map.of("kind", "Status", "status", "Success")), false);
  }

  private Reply post(ApiRequest request) {
    String path = request.path();
    if (path.endsWith("/eviction")) {
      String pod = path.substring(0, path.length() - "/eviction".length());
      Reply gone = delete(pod);
      return gone.code() == 404 ? gone : new Reply(201, gone.body(), false);
    }
    Map<String, Object> object = new LinkedHashMap<>(Text.map(request.body()));
    Map<String, Object> metadata = new LinkedHashMap<>(Text.map(object.get("metadata")));
    metadata.put("uid", "uid-of-" + metadata.get("name"));
    metadata.put("resourceVersion", "7");
    object.put("metadata", metadata);
    objects.put(path + "/" + metadata.get("name"), object);
    return new Reply(201, shown(object), false);
  }

  private static boolean isSelected(Map<String, Object> object, String selector) {
    Object phase = Text.map(object.get("status")).get("phase");
    Object node = Text.map(object.get("spec")).get("nodeName");
    for (String part : selector.split(",", -1)) {
      if (part.equals(NOT_IN_PHASE + phase)
          || (part.startsWith(NAMED) && !part.equals(NAMED + name(object)))
          || (part.startsWith(ON_NODE) && !part.equals(ON_NODE + node))) {
        return false;
      }
    }
    return true;
  }

  private static Object name(Map<String, Object> object) {
    return Text.map(object.get("metadata")).get("name");
  }

  private static Map<String, Object> withName(String name, Map<String, Object> object) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("uid", "uid-of-" + name);
    metadata.put("resourceVersion", "7");
    metadata.putAll(Text.map(object.get("metadata")));
    Map<String, Object> whole = new LinkedHashMap<>(object);
    whole.put("metadata", metadata);
    return whole;
  }

  /// With the namespace that is in its path.
  private static Map<String, Object> placed(String path, Map<String, Object> object) {
    int at = path.indexOf("/namespaces/") + "/namespaces/".length();
    int end = path.indexOf('/', at);
    if (at < "/namespaces/".length() || end < 0) {
      return object;
    }
    Map<String, Object> metadata = new LinkedHashMap<>(Text.map(object.get("metadata")));
    metadata.putIfAbsent("namespace", path.substring(at, end));
    Map<String, Object> whole = new LinkedHashMap<>(object);
    whole.put("metadata", metadata);
    return whole;
  }

  private static Map<String, Object> pod(Map<String, Object> sketch) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("namespace", "d");
    metadata.put("creationTimestamp", sketch.get("created"));
    List<Object> conditions = List.of(Map.of("type", "Ready", "status", "True"));
    return withName(
        (String) sketch.get("name"),
        Map.of(
            "metadata", metadata,
            "spec", Map.of(),
            "status", Map.of("phase", sketch.get("phase"), "conditions", conditions)));
  }

  private static String shown(Object value) {
    return Text.show(value);
  }
}
