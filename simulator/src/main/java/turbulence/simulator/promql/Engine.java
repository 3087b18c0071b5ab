package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers queries from what a storage holds: with a value, with [QueryInvalid] when the query
/// means nothing, or with [QueryFailed] when it cannot be answered. Shared between threads.
public final class Engine {
  private final Storage storage;

  public Engine(Storage storage) {
    this.storage = storage;
  }

  /// What the query comes to at that time.
  ///
  /// @param time milliseconds since 1970
  public Value at(String query, long time) {
    Expr expr = Parser.parse(query);
    Evaluation evaluation = new Evaluation(storage, new Steps(time, time, 1), expr);
    return evaluation.value(expr, time);
  }

  /// What the query comes to at each step of a while; the series are in the order of their labels.
  public Value.Matrix over(String query, Steps steps) {
    Expr expr = Parser.parse(query);
    Type type = expr.type();
    if (type != Type.SCALAR && type != Type.VECTOR) {
      throw new QueryInvalid(
          "invalid expression type "
              + Quoting.quoted(type.words)
              + " for range query, must be Scalar or instant Vector");
    }
    Evaluation evaluation = new Evaluation(storage, steps, expr);
    Map<LabelSet, Track> tracks = new LinkedHashMap<>();
    for (long time = steps.start(); time <= steps.end(); time += steps.step()) {
      for (Value.Sample sample : evaluation.samples(expr, time)) {
        tracks.computeIfAbsent(sample.labels(), Track::new).add(time, sample.value());
      }
    }
    List<Track> sorted = new ArrayList<>(tracks.values());
    sorted.sort((a, b) -> a.labels().compareTo(b.labels()));
    return new Value.Matrix(sorted);
  }

  /// The matchers of a selector, such as `up{job="a"}`.
  public static List<Matcher> matchers(String selector) {
    return Parser.parseSelector(selector);
  }

  /// The moments that a query is evaluated at, in milliseconds since 1970.
  public record Steps(long start, long end, long step) {}
}
