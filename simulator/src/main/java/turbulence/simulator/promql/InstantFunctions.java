package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import turbulence.simulator.promql.Quantiles.Bucket;
import turbulence.simulator.promql.Value.Sample;

/// The functions of the query language, each given its arguments.
final class InstantFunctions {
  private final Evaluation evaluation;
  private final LabelFunctions labels;

  InstantFunctions(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.labels = new LabelFunctions(evaluation);
  }

  double scalar(Expr.Call call, long now) {
    return switch (call.function().name()) {
      case "time" -> now / 1000.0;
      case "pi" -> Math.PI;
      case "scalar" -> {
        List<Sample> samples = evaluation.vector(call.arguments().getFirst(), now);
        yield samples.size() == 1 ? samples.getFirst().value() : Double.NaN;
      }
      default -> throw new IllegalStateException("no function " + call.function().name());
    };
  }

  List<Sample> vector(Expr.Call call, long now) {
    List<Expr> given = call.arguments();
    return switch (call.function().name()) {
      case "vector" ->
          List.of(new Sample(LabelSet.EMPTY, evaluation.scalar(given.getFirst(), now)));
      case "absent" -> absent(given.getFirst(), first(call, now).isEmpty());
      case "absent_over_time" ->
          absent(given.getFirst(), evaluation.windows(given.getFirst(), now).isEmpty());
      case "timestamp" -> timestamp(given.getFirst(), now);
      case "sort" -> sorted(first(call, now), Comparator.comparingDouble(Sample::value));
      case "sort_desc" ->
          sorted(first(call, now), Comparator.comparingDouble(Sample::value).reversed());
      case "label_replace" -> labels.replace(call, first(call, now));
      case "label_join" -> labels.join(call, first(call, now));
      case "clamp" -> clamp(first(call, now), scalar(call, 1, now), scalar(call, 2, now));
      case "clamp_min" -> atLeast(first(call, now), scalar(call, 1, now));
      case "clamp_max" -> atMost(first(call, now), scalar(call, 1, now));
      case "round" -> rounded(first(call, now), given.size() < 2 ? 1 : scalar(call, 1, now));
      case "histogram_quantile" -> histogramQuantile(call, now);
      case "histogram_fraction" -> histogramFraction(call, now);
      case "histogram_avg", "histogram_count", "histogram_sum", "histogram_stddev" ->
          List.of(); // of native histograms, of which there are none
      case "histogram_stdvar" -> List.of();
      default -> mapped(call, now);
    };
  }

  private List<Sample> mapped(Expr.Call call, long now) {
    String name = call.function().name();
    if (call.function().arguments().contains(Type.MATRIX)) {
      return overTime(call, now);
    } else if (DateFunctions.isKnown(name)) {
      List<Sample> times =
          call.arguments().isEmpty()
              ? List.of(new Sample(LabelSet.EMPTY, now / 1000.0))
              : first(call, now);
      return Vectors.mapped(times, value -> DateFunctions.of(name, value));
    }
    return Vectors.mapped(first(call, now), value -> MathFunctions.of(name, value));
  }

  private List<Sample> first(Expr.Call call, long now) {
    return evaluation.vector(call.arguments().getFirst(), now);
  }

  private double scalar(Expr.Call call, int index, long now) {
    return evaluation.scalar(call.arguments().get(index), now);
  }

  /// Says that something is not there, with the labels that it is sure to have.
  private List<Sample> absent(Expr argument, boolean absent) {
    if (!absent) {
      return List.of();
    }
    Expr.Selector selector = evaluation.selector(argument);
    Set<String> seen = new HashSet<>();
    Map<String, String> sure = new LinkedHashMap<>();
    for (Matcher matcher : selector == null ? List.<Matcher>of() : selector.matchers()) {
      if (!matcher.name().equals(LabelSet.NAME)) {
        boolean first = seen.add(matcher.name());
        if (matcher.kind() == Matcher.Kind.EQUAL && first) {
          sure.put(matcher.name(), matcher.value());
        } else {
          sure.remove(matcher.name());
        }
      }
    }
    return List.of(new Sample(LabelSet.of(sure), 1));
  }

  private List<Sample> timestamp(Expr argument, long now) {
    if (Expr.bare(argument) instanceof Expr.Selector selector) {
      return Vectors.distinct(evaluation.timesOfLatest(selector, now));
    }
    return Vectors.mapped(evaluation.vector(argument, now), _ -> now / 1000.0);
  }

  /// NaN comes last.
  private static List<Sample> sorted(List<Sample> samples, Comparator<Sample> order) {
    Comparator<Sample> last =
        Comparator.comparing((Sample sample) -> Double.isNaN(sample.value())).thenComparing(order);
    return samples.stream().sorted(last).toList();
  }

  private static List<Sample> clamp(List<Sample> samples, double least, double most) {
    return least > most ? List.of() : atLeast(atMost(samples, most), least);
  }

  private static List<Sample> atLeast(List<Sample> samples, double least) {
    return Vectors.mapped(samples, value -> Math.max(value, least));
  }

  private static List<Sample> atMost(List<Sample> samples, double most) {
    return Vectors.mapped(samples, value -> Math.min(value, most));
  }

  private static List<Sample> rounded(List<Sample> samples, double nearest) {
    double inverse = 1 / nearest;
    return Vectors.mapped(samples, value -> Math.floor(value * inverse + 0.5) / inverse);
  }

  private List<Sample> histogramQuantile(Expr.Call call, long now) {
    double share = scalar(call, 0, now);
    List<Sample> results = new ArrayList<>();
    histograms(evaluation.vector(call.arguments().get(1), now))
        .forEach((set, buckets) -> results.add(new Sample(set, Quantiles.of(share, buckets))));
    return results;
  }

  private List<Sample> histogramFraction(Expr.Call call, long now) {
    double lower = scalar(call, 0, now);
    double upper = scalar(call, 1, now);
    List<Sample> results = new ArrayList<>();
    histograms(evaluation.vector(call.arguments().get(2), now))
        .forEach(
            (set, buckets) -> results.add(new Sample(set, Quantiles.share(lower, upper, buckets))));
    return results;
  }

  /// Buckets that differ in `le` only are one histogram. Samples without such a bound are none.
  private static Map<LabelSet, List<Bucket>> histograms(List<Sample> samples) {
    Map<LabelSet, List<Bucket>> histograms = new LinkedHashMap<>();
    for (Sample sample : samples) {
      OptionalDouble bound = Numbers.parse(sample.labels().get("le"));
      if (bound.isPresent()) {
        histograms
            .computeIfAbsent(sample.labels().without(List.of("le")), _ -> new ArrayList<>())
            .add(new Bucket(bound.getAsDouble(), sample.value()));
      }
    }
    return histograms;
  }

  private List<Sample> overTime(Expr.Call call, long now) {
    String name = call.function().name();
    int place = call.function().arguments().indexOf(Type.MATRIX);
    Expr range = call.arguments().get(place);
    double number = call.arguments().size() > 1 ? scalar(call, 1 - place, now) : Double.NaN;
    boolean named = name.equals("last_over_time") || name.equals("first_over_time");
    List<Sample> samples = new ArrayList<>();
    for (Window window : evaluation.windows(range, now)) {
      OptionalDouble value = RangeFunctions.of(name, window, number, now);
      if (value.isPresent()) {
        LabelSet set = window.track().labels();
        samples.add(new Sample(named ? set : set.withoutName(), value.getAsDouble()));
      }
    }
    return Vectors.distinct(samples);
  }
}
