package turbulence.simulator.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.traffic.Passage.End;

/// Who called whom in the last while.
final class TrafficGraph {
  private final Collection<Edge> edges;
  private final long now;
  private final Duration window;

  /// @param window how far back it looks; at most [Edge#MEMORY]
  TrafficGraph(MeshMetrics metrics, Duration window) {
    this.edges = metrics.edges();
    this.now = metrics.now();
    this.window = window;
  }

  /// An arrow of the graph.
  private record Arrow(Edge.Node source, Edge.Node destination, String service, String protocol)
      implements Comparable<Arrow> {
    @Override
    public int compareTo(Arrow other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return String.join(
          "\0",
          source.namespace(),
          source.workload(),
          destination.namespace(),
          destination.workload(),
          service,
          protocol);
    }
  }

  /// @param namespace on either end of an arrow; empty for all
  JsonObject json(String namespace) {
    Map<Edge.Ends, Tally> seen = new HashMap<>();
    for (Edge edge : edges) {
      Tally tally = edge.since(now - window.toMillis(), now);
      boolean twice = edge.ends().seenBy() == End.DESTINATION && edge.ends().bothSeen();
      if (!tally.isEmpty() && !twice) {
        seen.put(edge.ends(), tally);
      }
    }
    Map<String, Edge.Node> homes = homes(seen.keySet());
    Map<Arrow, Tally> arrows = new TreeMap<>();
    seen.forEach((ends, tally) -> arrows.merge(arrow(ends, homes), tally, Tally::plus));
    List<Json> all = new ArrayList<>();
    for (Map.Entry<Arrow, Tally> each : arrows.entrySet()) {
      if (namespace.isEmpty() || touches(each.getKey(), namespace)) {
        all.add(json(each.getKey(), each.getValue()));
      }
    }
    return JsonObject.of("windowSeconds", window.toSeconds(), "edges", JsonArray.from(all));
  }

  private static boolean touches(Arrow arrow, String namespace) {
    return arrow.source.namespace().equals(namespace)
        || arrow.destination.namespace().equals(namespace);
  }

  /// The workload behind each service that has just one: what never got to a pod was meant for it.
  private static Map<String, Edge.Node> homes(Set<Edge.Ends> all) {
    Map<String, Edge.Node> homes = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (Edge.Ends ends : all) {
      if (!ends.destination().workload().isEmpty()) {
        Edge.Node before = homes.putIfAbsent(service(ends), ends.destination());
        if (before != null && !before.equals(ends.destination())) {
          several.add(service(ends));
        }
      }
    }
    homes.keySet().removeAll(several);
    return homes;
  }

  private static String service(Edge.Ends ends) {
    return ends.serviceNamespace() + "/" + ends.service();
  }

  private static Arrow arrow(Edge.Ends ends, Map<String, Edge.Node> homes) {
    Edge.Node destination = ends.destination();
    if (destination.workload().isEmpty() && !ends.service().isEmpty()) {
      destination = homes.getOrDefault(service(ends), new Edge.Node(ends.serviceNamespace(), ""));
    }
    return new Arrow(ends.source(), destination, ends.service(), ends.protocol());
  }

  private static JsonObject json(Arrow arrow, Tally tally) {
    JsonObject ends =
        JsonObject.of("source", json(arrow.source))
            .with("destination", json(arrow.destination).with("service", arrow.service))
            .with("protocol", arrow.protocol);
    if (arrow.protocol.equals("tcp")) {
      return ends.with("bytesSentPerSecond", number(tally.bytesTo()))
          .with("bytesReceivedPerSecond", number(tally.bytesBack()));
    }
    return ends.with("requestsPerSecond", number(tally.rate()))
        .with("errorShare", number(tally.errors()))
        .with("p50Milliseconds", number(tally.quantile(0.5)))
        .with("p95Milliseconds", number(tally.quantile(0.95)));
  }

  private static JsonObject json(Edge.Node node) {
    return JsonObject.of("namespace", node.namespace(), "workload", node.workload());
  }

  private static Json number(double value) {
    return Double.isFinite(value)
        ? new JsonNumber(Math.round(value * 1000) / 1000.0)
        : JsonNull.NULL;
  }
}
