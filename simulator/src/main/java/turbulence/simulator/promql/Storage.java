package turbulence.simulator.promql;

import java.util.List;

/// Where series come from.
@FunctionalInterface
public interface Storage {
  /// The series that all matchers allow, with their samples of that time, both ends included.
  List<Track> select(List<Matcher> matchers, long from, long to);
}
