package turbulence.simulator.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import turbulence.simulator.metrics.MeshMetrics.Proxy;

/// What proxies count, in Prometheus' text format.
final class Exposition {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final String BUILD = "istio_build{component=\"proxy\",tag=\"1.26.0\"";

  private final StringBuilder text = new StringBuilder(16_384);
  private final Map<String, ProxyCounts> proxies;

  /// @param proxies by what their labels begin with; either empty or ending with a comma
  private Exposition(Map<String, ProxyCounts> proxies) {
    this.proxies = proxies;
  }

  /// As one proxy tells it.
  static String of(ProxyCounts counts) {
    return new Exposition(Map.of("", counts)).written();
  }

  /// Those of all proxies, told apart by the labels `namespace` and `pod`.
  static String of(MeshMetrics metrics) {
    Map<String, ProxyCounts> all = new LinkedHashMap<>();
    for (Map.Entry<Proxy, ProxyCounts> each : metrics.proxies().entrySet()) {
      StringBuilder labels = new StringBuilder(128);
      Labels.append(labels, "namespace", each.getKey().namespace());
      labels.append(',');
      Labels.append(labels, "pod", each.getKey().pod());
      all.put(labels.append(',').toString(), each.getValue());
    }
    return new Exposition(all).written();
  }

  private String written() {
    requests("istio_requests_total", counts -> counts.requests.sum());
    histogram("istio_request_duration_milliseconds", counts -> counts.milliseconds);
    histogram("istio_request_bytes", counts -> counts.requestBytes);
    histogram("istio_response_bytes", counts -> counts.responseBytes);
    connections("istio_tcp_connections_opened_total", counts -> counts.opened.sum());
    connections("istio_tcp_connections_closed_total", counts -> counts.closed.sum());
    connections("istio_tcp_sent_bytes_total", counts -> counts.sent.sum());
    connections("istio_tcp_received_bytes_total", counts -> counts.received.sum());
    type("istio_build", "gauge");
    proxies.forEach((labels, _) -> {
      text.append(BUILD);
      if (!labels.isEmpty()) {
        text.append(',').append(labels, 0, labels.length() - 1);
      }
      text.append("} 1\n");
    });
    return text.toString();
  }

  private void type(String name, String type) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void requests(String name, ToLongFunction<RequestCounts> value) {
    type(name, "counter");
    proxies.forEach((labels, proxy) ->
        proxy
            .requests()
            .forEach(counts -> line(name, "", labels, counts.labels, value.applyAsLong(counts))));
  }

  private void connections(String name, ToLongFunction<ConnectionCounts> value) {
    type(name, "counter");
    proxies.forEach((labels, proxy) ->
        proxy
            .connections()
            .forEach(counts -> line(name, "", labels, counts.labels, value.applyAsLong(counts))));
  }

  private void histogram(String name, Function<RequestCounts, Histogram> of) {
    type(name, "histogram");
    proxies.forEach((labels, proxy) ->
        proxy
            .requests()
            .forEach(counts -> buckets(name, labels + counts.labels, of.apply(counts))));
  }

  private void buckets(String name, String labels, Histogram histogram) {
    long sum = histogram.sum();
    long below = 0;
    for (int bucket = 0; bucket < Histogram.BUCKETS; bucket++) {
      below += histogram.count(bucket);
      text.append(name).append("_bucket{").append(labels).append(",le=\"");
      text.append(Histogram.name(bucket)).append("\"} ").append(below).append('\n');
    }
    line(name, "_sum", "", labels, sum);
    line(name, "_count", "", labels, below);
  }

  private void line(String name, String suffix, String own, String labels, long value) {
    text.append(name).append(suffix).append('{').append(own).append(labels).append("} ");
    text.append(value).append('\n');
  }
}
