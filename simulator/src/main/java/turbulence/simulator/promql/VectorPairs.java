package turbulence.simulator.promql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.simulator.promql.Value.Sample;

/// Brings the samples of two vectors together, for one operator of one query.
final class VectorPairs {
  private final Operator operator;
  private final boolean bool;
  private final Expr.Matching matching;
  private final Map<LabelSet, LabelSet> keys = new HashMap<>();

  VectorPairs(Expr.Binary binary) {
    this.operator = binary.operator();
    this.bool = binary.bool();
    this.matching = binary.match();
  }

  List<Sample> pair(List<Sample> left, List<Sample> right) {
    return switch (operator) {
      case AND -> kept(left, keys(right), true);
      case UNLESS -> kept(left, keys(right), false);
      case OR -> {
        List<Sample> both = new ArrayList<>(left);
        both.addAll(kept(right, keys(left), false));
        yield both;
      }
      default -> matched(left, right);
    };
  }

  /// The labels by which a sample finds its partner.
  private LabelSet key(Sample sample) {
    LabelSet known = keys.get(sample.labels());
    if (known == null) {
      known =
          matching.on()
              ? sample.labels().only(matching.labels())
              : sample.labels().without(matching.labels());
      keys.put(sample.labels(), known);
    }
    return known;
  }

  private Set<LabelSet> keys(List<Sample> samples) {
    Set<LabelSet> all = HashSet.newHashSet(samples.size());
    samples.forEach(sample -> all.add(key(sample)));
    return all;
  }

  private List<Sample> kept(List<Sample> samples, Set<LabelSet> others, boolean present) {
    List<Sample> kept = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      if (others.contains(key(sample)) == present) {
        kept.add(sample);
      }
    }
    return kept;
  }

  private List<Sample> matched(List<Sample> left, List<Sample> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    boolean swapped = matching.many() == Expr.Side.RIGHT;
    List<Sample> many = swapped ? right : left;
    Map<LabelSet, Sample> ones = ones(swapped ? left : right, swapped ? "left" : "right");
    List<Sample> results = new ArrayList<>(many.size());
    Set<LabelSet> met = new HashSet<>();
    for (Sample sample : many) {
      Sample one = ones.get(key(sample));
      if (one != null) {
        add(results, met, sample, one);
      }
    }
    return results;
  }

  private Map<LabelSet, Sample> ones(List<Sample> samples, String side) {
    Map<LabelSet, Sample> ones = HashMap.newHashMap(samples.size());
    for (Sample sample : samples) {
      Sample before = ones.putIfAbsent(key(sample), sample);
      if (before != null) {
        throw new QueryFailed(
            "found duplicate series for the match group "
                + key(sample)
                + " on the "
                + side
                + " hand-side of the operation: ["
                + sample.labels()
                + ", "
                + before.labels()
                + "];many-to-many matching not allowed: matching labels must be unique on one"
                + " side");
      }
    }
    return ones;
  }

  private void add(List<Sample> results, Set<LabelSet> met, Sample many, Sample one) {
    boolean swapped = matching.many() == Expr.Side.RIGHT;
    double left = swapped ? one.value() : many.value();
    double right = swapped ? many.value() : one.value();
    boolean chooses = operator.isComparison() && !bool;
    if (chooses && !operator.holds(left, right)) {
      return;
    }
    LabelSet labels = labels(many.labels(), one.labels());
    if (matching.many() == Expr.Side.NEITHER) {
      if (!met.add(key(many))) {
        throw new QueryFailed(
            "multiple matches for labels: many-to-one matching must be explicit"
                + " (group_left/group_right)");
      }
    } else if (!met.add(labels)) {
      throw new QueryFailed(
          "multiple matches for labels: grouping labels must ensure unique matches");
    }
    results.add(new Sample(labels, chooses ? left : operator.apply(left, right)));
  }

  private LabelSet labels(LabelSet many, LabelSet one) {
    boolean chooses = operator.isComparison() && !bool;
    LabelSet labels = chooses ? many : many.withoutName();
    if (matching.many() == Expr.Side.NEITHER) {
      return matching.on()
          ? labels.only(matching.labels())
          : matching.labels().isEmpty() ? labels : labels.dropping(matching.labels());
    }
    for (String name : matching.include()) {
      labels = labels.with(name, one.get(name));
    }
    return labels;
  }
}
