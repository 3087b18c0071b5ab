package turbulence.simulator.promql;

import org.jspecify.annotations.Nullable;

/// The samples of a series in a while: after its start, and until its end.
///
/// @param first the index of the first of them
/// @param after the last of them, one on
/// @param from when the while starts, in milliseconds since 1970
record Window(Track track, int first, int after, long from, long until) {
  /// Null when there are none.
  static @Nullable Window of(Track track, long from, long until) {
    int first = track.until(from);
    int after = track.until(until);
    return after > first ? new Window(track, first, after, from, until) : null;
  }

  int size() {
    return after - first;
  }

  double value(int index) {
    return track.value(first + index);
  }

  long time(int index) {
    return track.time(first + index);
  }

  double last() {
    return track.value(after - 1);
  }

  double seconds() {
    return (until - from) / 1000.0;
  }

  double[] values() {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i);
    }
    return values;
  }

  Track copy() {
    Track copy = new Track(track.labels());
    for (int i = 0; i < size(); i++) {
      copy.add(time(i), value(i));
    }
    return copy;
  }
}
