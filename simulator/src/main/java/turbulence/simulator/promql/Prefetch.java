package turbulence.simulator.promql;

import java.util.IdentityHashMap;
import java.util.List;

/// The series that a query selects, fetched once for all its steps.
final class Prefetch {
  /// How far back the latest sample is looked for; a sample that old does not count any more.
  static final long LOOKBACK = 300_000;

  private final Storage storage;
  private final Engine.Steps steps;
  private final IdentityHashMap<Expr.Selector, List<Track>> found = new IdentityHashMap<>();

  Prefetch(Storage storage, Engine.Steps steps, Expr expr) {
    this.storage = storage;
    this.steps = steps;
    look(expr, steps.start(), steps.end());
  }

  List<Track> of(Expr.Selector selector) {
    return found.getOrDefault(selector, List.of());
  }

  private void look(Expr expr, long from, long to) {
    switch (expr) {
      case Expr.Selector selector -> fetch(selector, from, to, LOOKBACK, false);
      case Expr.Range range -> fetch(range.selector(), from, to, range.millis(), true);
      case Expr.Subquery subquery ->
          look(
              subquery.inner(),
              time(subquery.shift(), from) - subquery.millis(),
              time(subquery.shift(), to));
      case Expr.Paren paren -> look(paren.inner(), from, to);
      case Expr.Unary unary -> look(unary.inner(), from, to);
      case Expr.Binary binary -> {
        look(binary.left(), from, to);
        look(binary.right(), from, to);
      }
      case Expr.Aggregate aggregate -> {
        Expr parameter = aggregate.parameter();
        if (parameter != null) {
          look(parameter, from, to);
        }
        look(aggregate.inner(), from, to);
      }
      case Expr.Call call -> call.arguments().forEach(argument -> look(argument, from, to));
      case Expr.Constant _, Expr.Literal _ -> {}
    }
  }

  private void fetch(Expr.Selector selector, long from, long to, long before, boolean living) {
    Expr.Shift shift = selector.shift();
    List<Track> tracks =
        storage.select(selector.matchers(), time(shift, from) - before, time(shift, to));
    found.put(selector, living ? tracks.stream().map(Track::living).toList() : tracks);
  }

  /// The time that is looked at when it is that time.
  long time(Expr.Shift shift, long now) {
    long anchored =
        switch (shift.anchor()) {
          case null -> now;
          case Expr.Anchor.Moment moment -> moment.millis();
          case Expr.Anchor.Border border -> border.end() ? steps.end() : steps.start();
        };
    return anchored - shift.offset();
  }
}
