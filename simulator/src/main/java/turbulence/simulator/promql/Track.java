package turbulence.simulator.promql;

import java.util.Arrays;

/// A series and its samples, in the order of their times. No longer changed once it is handed on.
public final class Track {
  private static final long STALE_BITS = 0x7ff8_0000_0000_0002L;

  /// The value that says that a series ended; a NaN of its own.
  public static final double STALE = Double.longBitsToDouble(STALE_BITS);

  private final LabelSet labels;
  private long[] times;
  private double[] values;
  private int size;

  public Track(LabelSet labels) {
    this.labels = labels;
    this.times = new long[16];
    this.values = new double[16];
  }

  public static boolean isStale(double value) {
    return Double.doubleToRawLongBits(value) == STALE_BITS;
  }

  public void add(long time, double value) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    times[size] = time;
    values[size++] = value;
  }

  public LabelSet labels() {
    return labels;
  }

  public int size() {
    return size;
  }

  /// Milliseconds since 1970.
  public long time(int index) {
    return times[index];
  }

  public double value(int index) {
    return values[index];
  }

  /// How many samples are at that time or before it.
  int until(long time) {
    int found = Arrays.binarySearch(times, 0, size, time);
    return found < 0 ? -found - 1 : found + 1;
  }

  /// Without the samples that say that the series ended.
  Track living() {
    int stale = 0;
    for (int i = 0; i < size; i++) {
      stale += isStale(values[i]) ? 1 : 0;
    }
    if (stale == 0) {
      return this;
    }
    Track living = new Track(labels);
    for (int i = 0; i < size; i++) {
      if (!isStale(values[i])) {
        living.add(times[i], values[i]);
      }
    }
    return living;
  }
}
