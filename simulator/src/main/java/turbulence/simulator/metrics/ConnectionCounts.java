package turbulence.simulator.metrics;

import java.util.concurrent.atomic.LongAdder;

/// Connections that a proxy saw and that are counted together. Shared between threads.
final class ConnectionCounts {
  /// The labels of all that is counted here.
  final String labels;

  final Edge edge;
  final LongAdder opened = new LongAdder();
  final LongAdder closed = new LongAdder();

  /// To the one who called.
  final LongAdder sent = new LongAdder();

  /// From the one who called.
  final LongAdder received = new LongAdder();

  ConnectionCounts(String labels, Edge edge) {
    this.labels = labels;
    this.edge = edge;
  }
}
