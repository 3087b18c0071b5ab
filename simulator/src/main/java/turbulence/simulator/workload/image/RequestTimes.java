package turbulence.simulator.workload.image;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import turbulence.simulator.workload.Service.Request;

/// How long the demo application's answers took, as a histogram for Prometheus. Shared between
/// threads.
final class RequestTimes {
  private static final String NAME = "http_server_resp_time";
  private static final Set<String> COUNTED =
      Set.of("/demo/hello", "/demo/person", "/demo/random-error");
  private static final List<Double> BOUNDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

  private final String service;
  private final Map<String, Row> rows = new TreeMap<>();

  RequestTimes(String service) {
    this.service = service;
  }

  private static final class Row {
    final long[] buckets = new long[BOUNDS.size()];
    long count;
    double sum;
  }

  boolean isCounted(String path) {
    return COUNTED.contains(path);
  }

  synchronized void add(Request request, int status, Duration took) {
    String labels =
        "code=\"%d\",method=\"%s\",path=\"%s\",service=\"%s\""
            .formatted(status, request.method(), request.path(), service);
    Row row = rows.computeIfAbsent(labels, _ -> new Row());
    double seconds = took.toNanos() / 1e9;
    for (int i = 0; i < row.buckets.length; i++) {
      row.buckets[i] += seconds <= BOUNDS.get(i) ? 1 : 0;
    }
    row.count++;
    row.sum += seconds;
  }

  synchronized String text() {
    StringBuilder text = new StringBuilder(1024);
    text.append("# HELP " + NAME + " Request response time\n# TYPE " + NAME + " histogram\n");
    rows.forEach((labels, row) -> row(text, labels, row));
    return text.toString();
  }

  private static void row(StringBuilder text, String labels, Row row) {
    for (int i = 0; i < row.buckets.length; i++) {
      bucket(text, labels, bound(BOUNDS.get(i)), row.buckets[i]);
    }
    bucket(text, labels, "+Inf", row.count);
    text.append(NAME + "_sum{").append(labels).append("} ").append(row.sum).append('\n');
    text.append(NAME + "_count{").append(labels).append("} ").append(row.count).append('\n');
  }

  private static void bucket(StringBuilder text, String labels, String bound, long count) {
    text.append(NAME + "_bucket{").append(labels).append(",le=\"").append(bound).append("\"} ");
    text.append(count).append('\n');
  }

  private static String bound(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }
}
