package turbulence.simulator.metrics;

import java.util.concurrent.atomic.LongAdder;
import turbulence.simulator.traffic.Passage;

/// Requests that a proxy saw and that are counted together. Shared between threads.
final class RequestCounts {
  /// The labels of all that is counted here.
  final String labels;

  final LongAdder requests = new LongAdder();
  final Histogram milliseconds = new Histogram();
  final Histogram requestBytes = new Histogram();
  final Histogram responseBytes = new Histogram();
  private final Edge edge;

  RequestCounts(String labels, Edge edge) {
    this.labels = labels;
    this.edge = edge;
  }

  /// @param now milliseconds since 1970
  void add(Passage passage, long now) {
    long took = passage.response().took().toMillis();
    int bucket = Histogram.bucket(took);
    requests.increment();
    milliseconds.add(took, bucket);
    requestBytes.add(passage.request().bytes());
    responseBytes.add(passage.response().bytes());
    edge.at(now).answered(passage.response().status(), bucket);
  }
}
