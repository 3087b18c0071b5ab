package turbulence.experiment.jsonpath;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.NoAnswer;

/// The start, end and step of a slice as written; null where nothing was.
///
/// @param dialect whose rules for what is missing or negative hold
record Steps(@Nullable Long start, @Nullable Long end, @Nullable Long step, Dialect dialect) {

  /// The places that a slice visits.
  ///
  /// @param to the first place behind the last one
  record Range(long from, long to, long step) {
    boolean holds(long at) {
      return step > 0 ? at < to : step < 0 && at > to;
    }
  }

  boolean isForward() {
    return step == null || step > 0;
  }

  Range in(int size) {
    return dialect == Dialect.JSONPATH2 ? asJsonPath2(size) : asStandard(size);
  }

  /// Here a negative step changes neither where a slice starts nor where it ends, and places are
  /// looked up as they come, negative ones from the end.
  private Range asJsonPath2(int size) {
    long by = step == null ? 1 : step;
    if (by == 0) {
      throw new NoAnswer("a slice has a step of 0");
    }
    long from = start == null ? 0 : start >= 0 ? start : Math.max(start + size, 0);
    long to = end == null ? size : end >= 0 ? end : end + size;
    if (by > 0) {
      return new Range(from, Math.min(to, size), by);
    }
    long skipped = from < size ? 0 : (from - size) / -by + 1;
    return new Range(from + skipped * by, Math.max(to, -size - 1L), by);
  }

  private Range asStandard(int size) {
    long by = step == null ? 1 : step;
    long from = start == null ? by < 0 ? size - 1L : 0 : start >= 0 ? start : start + size;
    long to = end == null ? by < 0 ? -1 : size : end >= 0 ? end : Math.max(end + size, -1);
    return by < 0
        ? new Range(Math.min(from, size - 1L), to, by)
        : new Range(Math.max(from, 0), Math.min(Math.max(to, 0), size), by);
  }
}
