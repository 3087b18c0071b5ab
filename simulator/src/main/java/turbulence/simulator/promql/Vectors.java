package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import turbulence.simulator.promql.Value.Sample;

/// What is done with each sample of a vector.
final class Vectors {
  private Vectors() {}

  /// Other values, which are no values of the metric any more.
  static List<Sample> mapped(List<Sample> vector, DoubleUnaryOperator function) {
    List<Sample> mapped = new ArrayList<>(vector.size());
    for (Sample sample : vector) {
      mapped.add(new Sample(sample.labels().withoutName(), function.applyAsDouble(sample.value())));
    }
    return distinct(mapped);
  }

  /// The vector, whose series must all be different.
  static List<Sample> distinct(List<Sample> vector) {
    if (vector.size() > 1) {
      Set<LabelSet> seen = HashSet.newHashSet(vector.size());
      for (Sample sample : vector) {
        if (!seen.add(sample.labels())) {
          throw new QueryFailed("vector cannot contain metrics with the same labelset");
        }
      }
    }
    return vector;
  }

  /// @param scalarFirst whether the scalar stands on the left
  static List<Sample> withScalar(
      Expr.Binary binary, List<Sample> vector, double scalar, boolean scalarFirst) {
    Operator operator = binary.operator();
    if (!operator.isComparison() || binary.bool()) {
      return mapped(
          vector,
          value -> scalarFirst ? operator.apply(scalar, value) : operator.apply(value, scalar));
    }
    List<Sample> kept = new ArrayList<>(vector.size());
    for (Sample sample : vector) {
      double value = sample.value();
      if (scalarFirst ? operator.holds(scalar, value) : operator.holds(value, scalar)) {
        kept.add(sample);
      }
    }
    return kept;
  }
}
