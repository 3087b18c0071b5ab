package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.simulator.promql.Value.Sample;

/// Makes one sample of each group of samples, or chooses some, for one aggregation of one query.
final class Aggregation {
  private static final Set<String> PLAIN =
      Set.of("sum", "avg", "count", "min", "max", "group", "stddev", "stdvar");
  private static final Set<String> WITH_PARAMETER =
      Set.of("topk", "bottomk", "quantile", "count_values");

  private final String operation;
  private final boolean without;
  private final List<String> by;
  private final Map<LabelSet, LabelSet> groups = new HashMap<>();

  Aggregation(Expr.Aggregate aggregate) {
    this.operation = aggregate.operation();
    this.without = aggregate.without();
    this.by = aggregate.labels();
  }

  static boolean isKnown(String operation) {
    return PLAIN.contains(operation) || WITH_PARAMETER.contains(operation);
  }

  static boolean hasParameter(String operation) {
    return !PLAIN.contains(operation);
  }

  /// @param number the parameter of those that take a number
  /// @param text the parameter of `count_values`: a label
  List<Sample> of(List<Sample> samples, double number, String text) {
    Map<LabelSet, List<Sample>> grouped = new LinkedHashMap<>();
    for (Sample sample : samples) {
      grouped.computeIfAbsent(group(sample.labels()), _ -> new ArrayList<>()).add(sample);
    }
    List<Sample> results = new ArrayList<>(grouped.size());
    switch (operation) {
      case "topk" -> grouped.values().forEach(all -> best(all, number, results, true));
      case "bottomk" -> grouped.values().forEach(all -> best(all, number, results, false));
      case "count_values" -> counts(grouped, text, results);
      default ->
          grouped.forEach((labels, all) -> results.add(new Sample(labels, one(all, number))));
    }
    return results;
  }

  private LabelSet group(LabelSet labels) {
    LabelSet group = groups.get(labels);
    if (group == null) {
      group = without ? labels.without(by) : labels.only(by);
      groups.put(labels, group);
    }
    return group;
  }

  private double one(List<Sample> samples, double number) {
    double[] values = samples.stream().mapToDouble(Sample::value).toArray();
    return switch (operation) {
      case "sum" -> Sums.sum(values);
      case "avg" -> Sums.mean(values);
      case "count" -> values.length;
      case "group" -> 1;
      case "min" -> Sums.least(values);
      case "max" -> Sums.greatest(values);
      case "stddev" -> Math.sqrt(Sums.variance(values));
      case "stdvar" -> Sums.variance(values);
      case "quantile" -> Quantiles.of(number, values);
      default -> throw new IllegalStateException("no aggregation " + operation);
    };
  }

  /// NaN is neither large nor small: it comes last.
  private static void best(
      List<Sample> samples, double number, List<Sample> results, boolean greatest) {
    if (Double.isNaN(number)) {
      throw new QueryFailed("Parameter value is NaN");
    }
    Comparator<Sample> order =
        Comparator.<Sample, Boolean>comparing(sample -> Double.isNaN(sample.value()))
            .thenComparing(
                greatest
                    ? Comparator.comparingDouble(Sample::value).reversed()
                    : Comparator.comparingDouble(Sample::value));
    samples.stream().sorted(order).limit(Math.max(0, (long) number)).forEach(results::add);
  }

  private static void counts(
      Map<LabelSet, List<Sample>> grouped, String label, List<Sample> results) {
    if (label.isEmpty()) {
      throw new QueryFailed("invalid label name \"\"");
    }
    Map<LabelSet, Integer> counts = new LinkedHashMap<>();
    grouped.forEach((labels, all) -> {
      for (Sample sample : all) {
        counts.merge(labels.with(label, Numbers.text(sample.value())), 1, Integer::sum);
      }
    });
    counts.forEach((labels, count) -> results.add(new Sample(labels, count)));
  }
}
