package turbulence.simulator.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.traffic.Passage.End;

/// What passed of late between two workloads, as proxies on one end saw it: counts of some seconds
/// each, the oldest of which make room. Shared between threads.
final class Edge {
  /// How long ago is remembered.
  static final Duration MEMORY = Duration.ofMinutes(10);

  private static final long SLICE_MILLIS = 5000;
  private static final int SLICES = (int) (MEMORY.toMillis() / SLICE_MILLIS) + 1;

  private final Ends ends;
  private final AtomicReferenceArray<@Nullable Slice> slices = new AtomicReferenceArray<>(SLICES);

  Edge(Ends ends) {
    this.ends = ends;
  }

  /// Between whom.
  ///
  /// @param service that was called; empty when none is known
  record Ends(
      End seenBy,
      Node source,
      Node destination,
      String service,
      String serviceNamespace,
      String protocol,
      boolean bothSeen) {}

  /// A workload; empty when it is not known.
  record Node(String namespace, String workload) {}

  Ends ends() {
    return ends;
  }

  /// The counts of that moment.
  Slice at(long millis) {
    long number = millis / SLICE_MILLIS;
    int place = (int) Math.floorMod(number, (long) SLICES);
    while (true) {
      Slice slice = slices.get(place);
      if (slice != null && slice.number == number) {
        return slice;
      }
      Slice fresh = new Slice(number);
      if (slices.compareAndSet(place, slice, fresh)) {
        return fresh;
      }
    }
  }

  /// Sums up what passed since that moment.
  Tally since(long from, long now) {
    long first = from / SLICE_MILLIS + 1;
    long last = now / SLICE_MILLIS;
    long[] sums = new long[Slice.FIELDS];
    for (int place = 0; place < SLICES; place++) {
      Slice slice = slices.get(place);
      if (slice != null && slice.number >= first && slice.number <= last) {
        slice.addTo(sums);
      }
    }
    return new Tally(sums, Math.max(1, now - first * SLICE_MILLIS) / 1000.0);
  }

  /// The counts of some seconds.
  static final class Slice {
    static final int REQUESTS = 0;
    static final int ERRORS = 1;
    static final int TO = 2;
    static final int BACK = 3;
    static final int OPENED = 4;
    static final int LATENCIES = 5;
    static final int FIELDS = LATENCIES + Histogram.BUCKETS;

    private final long number;
    private final AtomicLongArray counts = new AtomicLongArray(FIELDS);

    Slice(long number) {
      this.number = number;
    }

    /// @param bucket of how long it took
    void answered(int status, int bucket) {
      counts.getAndIncrement(REQUESTS);
      counts.getAndIncrement(LATENCIES + bucket);
      if (status == 0 || status >= 500) {
        counts.getAndIncrement(ERRORS);
      }
    }

    void opened() {
      counts.getAndIncrement(OPENED);
    }

    void carried(long to, long back) {
      counts.getAndAdd(TO, to);
      counts.getAndAdd(BACK, back);
    }

    private void addTo(long[] sums) {
      for (int i = 0; i < FIELDS; i++) {
        sums[i] += counts.get(i);
      }
    }
  }
}
