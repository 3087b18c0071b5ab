package turbulence.app.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The graph of a simulated cluster's traffic for people: a line for each arrow, from where traffic
/// comes in to where it ends.
public final class GraphView {
  private final Style style;

  public GraphView(Style style) {
    this.style = style;
  }

  /// @param graph as the simulator tells it
  public String text(JsonObject graph) {
    Duration window = Duration.ofSeconds((long) number(graph, "windowSeconds"));
    List<JsonObject> edges = ordered(edges(graph));
    if (edges.isEmpty()) {
      return "No traffic in the last " + words(window) + ".\n";
    }
    StringBuilder text = new StringBuilder("Traffic of the last " + words(window) + ":\n");
    List<List<String>> rows = edges.stream().map(this::row).toList();
    for (int i = 0; i < rows.size(); i++) {
      String line = line(rows.get(i), rows);
      boolean bad = number(edges.get(i), "errorShare") > 0;
      text.append(bad ? style.red(line) : line).append('\n');
    }
    return text.toString();
  }

  private List<String> row(JsonObject edge) {
    List<String> row = new ArrayList<>();
    row.add(name(edge.object("source")));
    row.add(style.arrow());
    row.add(name(edge.object("destination")));
    row.addAll(figures(edge));
    return row;
  }

  /// As wide as it must be.
  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width =
          rows.stream()
              .mapToInt(other -> column < other.size() ? other.get(column).length() : 0)
              .max()
              .orElse(0);
      line.append(row.get(i)).append(" ".repeat(width - row.get(i).length()));
      line.append(i < 2 ? " " : "   ");
    }
    return line.toString().stripTrailing();
  }

  private static String words(Duration window) {
    long seconds = window.toSeconds();
    if (seconds == 60) {
      return "minute";
    }
    return seconds % 60 == 0 ? seconds / 60 + " minutes" : seconds + " seconds";
  }

  static List<JsonObject> edges(JsonObject graph) {
    List<JsonObject> edges = new ArrayList<>();
    for (Json edge : graph.array("edges")) {
      if (edge instanceof JsonObject object) {
        edges.add(object);
      }
    }
    return edges;
  }

  /// Those of callers whom nobody calls first, then those of whom they call, and so on.
  private static List<JsonObject> ordered(List<JsonObject> edges) {
    List<JsonObject> left = new ArrayList<>(edges);
    List<JsonObject> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Set<String> called = new HashSet<>();
      left.forEach(edge -> called.add(name(edge.object("destination"))));
      List<JsonObject> next =
          left.stream().filter(edge -> !called.contains(name(edge.object("source")))).toList();
      if (next.isEmpty()) { // in a circle
        next = List.of(left.getFirst());
      }
      ordered.addAll(next);
      left.removeAll(next);
    }
    return ordered;
  }

  /// A workload with its namespace; of a service that has none, the service.
  static String name(JsonObject end) {
    String namespace = end.text("namespace").orElse("");
    String workload = end.text("workload").orElse("");
    String service = end.text("service").orElse("");
    if (workload.isEmpty() && service.isEmpty()) {
      return "unknown";
    }
    String own = workload.isEmpty() ? "service " + service : workload;
    return namespace.isEmpty() ? own : namespace + "/" + own;
  }

  static List<String> figures(JsonObject edge) {
    String protocol = edge.text("protocol").orElse("");
    if (protocol.equals("tcp")) {
      return List.of(
          protocol,
          bytes(number(edge, "bytesSentPerSecond")) + " there",
          bytes(number(edge, "bytesReceivedPerSecond")) + " back");
    }
    return List.of(
        protocol,
        decimal(number(edge, "requestsPerSecond")) + "/s",
        decimal(100 * number(edge, "errorShare")) + " % errors",
        "p50 " + millis(number(edge, "p50Milliseconds")),
        "p95 " + millis(number(edge, "p95Milliseconds")));
  }

  private static String bytes(double perSecond) {
    return perSecond < 1000
        ? decimal(perSecond) + " B/s"
        : perSecond < 1e6 ? decimal(perSecond / 1e3) + " kB/s" : decimal(perSecond / 1e6) + " MB/s";
  }

  private static String millis(double millis) {
    return millis < 1000 ? decimal(millis) + " ms" : decimal(millis / 1000) + " s";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, value > 0 && value < 1 ? "%.2f" : "%.1f", value);
  }

  static double number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.doubleValue() : 0;
  }
}
