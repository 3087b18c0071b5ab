package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.promql.Value.Sample;

/// One query being answered, for one thread.
final class Evaluation {
  private final Prefetch prefetch;
  private final Effort effort = new Effort();
  private final InstantFunctions functions = new InstantFunctions(this);
  private final IdentityHashMap<Expr, Object> memory = new IdentityHashMap<>();

  Evaluation(Storage storage, Engine.Steps steps, Expr expr) {
    this.prefetch = new Prefetch(storage, steps, expr);
  }

  Value value(Expr expr, long now) {
    return switch (expr.type()) {
      case SCALAR -> new Value.Scalar(scalar(expr, now));
      case STRING -> new Value.Text(text(expr));
      case VECTOR -> new Value.Vector(vector(expr, now));
      case MATRIX -> matrix(expr, now);
    };
  }

  private Value matrix(Expr expr, long now) {
    List<Track> tracks = new ArrayList<>();
    for (Window window : windows(expr, now)) {
      tracks.add(window.copy());
    }
    tracks.sort((a, b) -> a.labels().compareTo(b.labels()));
    return new Value.Matrix(tracks);
  }

  /// A scalar is a sample without labels.
  List<Sample> samples(Expr expr, long now) {
    return expr.type() == Type.SCALAR
        ? List.of(new Sample(LabelSet.EMPTY, scalar(expr, now)))
        : vector(expr, now);
  }

  String text(Expr expr) {
    return Expr.bare(expr) instanceof Expr.Literal literal ? literal.text() : "";
  }

  double scalar(Expr expr, long now) {
    effort.spend(1);
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Paren paren -> scalar(paren.inner(), now);
      case Expr.Unary unary ->
          unary.negative() ? -scalar(unary.inner(), now) : scalar(unary.inner(), now);
      case Expr.Binary binary ->
          binary.operator().apply(scalar(binary.left(), now), scalar(binary.right(), now));
      case Expr.Call call -> functions.scalar(call, now);
      default -> throw new IllegalStateException("no scalar: " + expr);
    };
  }

  List<Sample> vector(Expr expr, long now) {
    effort.spend(1);
    List<Sample> samples =
        switch (expr) {
          case Expr.Selector selector -> latest(selector, now);
          case Expr.Paren paren -> vector(paren.inner(), now);
          case Expr.Unary unary -> signed(unary, now);
          case Expr.Binary binary -> binary(binary, now);
          case Expr.Aggregate aggregate -> aggregate(aggregate, now);
          case Expr.Call call -> functions.vector(call, now);
          default -> throw new IllegalStateException("no vector: " + expr);
        };
    effort.spend(samples.size());
    return samples;
  }

  private List<Sample> latest(Expr.Selector selector, long now) {
    long time = prefetch.time(selector.shift(), now);
    List<Sample> samples = new ArrayList<>();
    for (Track track : prefetch.of(selector)) {
      int last = track.until(time) - 1;
      if (isFresh(track, last, time)) {
        samples.add(new Sample(track.labels(), track.value(last)));
      }
    }
    return samples;
  }

  private static boolean isFresh(Track track, int last, long time) {
    return last >= 0
        && track.time(last) > time - Prefetch.LOOKBACK
        && !Track.isStale(track.value(last));
  }

  /// The times of the latest samples, in seconds.
  List<Sample> timesOfLatest(Expr.Selector selector, long now) {
    long time = prefetch.time(selector.shift(), now);
    List<Sample> samples = new ArrayList<>();
    for (Track track : prefetch.of(selector)) {
      int last = track.until(time) - 1;
      if (isFresh(track, last, time)) {
        samples.add(new Sample(track.labels().withoutName(), track.time(last) / 1000.0));
      }
    }
    return samples;
  }

  private List<Sample> signed(Expr.Unary unary, long now) {
    List<Sample> inner = vector(unary.inner(), now);
    if (!unary.negative()) {
      return inner;
    }
    return Vectors.mapped(inner, value -> -value);
  }

  private List<Sample> binary(Expr.Binary binary, long now) {
    boolean left = binary.left().type() == Type.VECTOR;
    boolean right = binary.right().type() == Type.VECTOR;
    if (left && right) {
      return memory(binary, () -> new VectorPairs(binary))
          .pair(vector(binary.left(), now), vector(binary.right(), now));
    } else if (left) {
      return Vectors.withScalar(
          binary, vector(binary.left(), now), scalar(binary.right(), now), false);
    }
    return Vectors.withScalar(
        binary, vector(binary.right(), now), scalar(binary.left(), now), true);
  }

  private List<Sample> aggregate(Expr.Aggregate aggregate, long now) {
    Expr parameter = aggregate.parameter();
    Aggregation aggregation = memory(aggregate, () -> new Aggregation(aggregate));
    List<Sample> inner = vector(aggregate.inner(), now);
    if (parameter == null) {
      return aggregation.of(inner, Double.NaN, "");
    } else if (parameter.type() == Type.STRING) {
      return aggregation.of(inner, Double.NaN, text(parameter));
    }
    return aggregation.of(inner, scalar(parameter, now), "");
  }

  /// Makes something of an expression once for all steps.
  private interface Making<T> {
    T make();
  }

  @SuppressWarnings("unchecked")
  private <T> T memory(Expr expr, Making<T> making) {
    Object known = memory.get(expr);
    if (known == null) {
      known = making.make();
      memory.put(expr, known);
    }
    return (T) known;
  }

  /// The samples of each series in a while that ends now; series without any are left out.
  List<Window> windows(Expr expr, long now) {
    Expr bare = Expr.bare(expr);
    long millis;
    long end;
    List<Track> tracks;
    if (bare instanceof Expr.Range range) {
      millis = range.millis();
      end = prefetch.time(range.selector().shift(), now);
      tracks = prefetch.of(range.selector());
    } else if (bare instanceof Expr.Subquery subquery) {
      millis = subquery.millis();
      end = prefetch.time(subquery.shift(), now);
      tracks = memory(subquery, () -> new Moments(this, subquery)).between(end - millis, end);
    } else {
      throw new IllegalStateException("no range vector: " + expr);
    }
    List<Window> windows = new ArrayList<>(tracks.size());
    for (Track track : tracks) {
      Window window = Window.of(track, end - millis, end);
      if (window != null) {
        effort.spend(window.size());
        windows.add(window);
      }
    }
    return windows;
  }

  /// The selector that the expression is; null when it is another.
  Expr.@Nullable Selector selector(Expr expr) {
    return switch (Expr.bare(expr)) {
      case Expr.Selector selector -> selector;
      case Expr.Range range -> range.selector();
      default -> null;
    };
  }
}
