package turbulence.simulator.control.scheduling;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How good nodes are for a pod, compared with each other; what counts how much is as in a real
/// scheduler. Where images are already does not count.
record Scores(
    Pod pod, Tolerations tolerations, NodeRules rules, Spread spread, Neighbours neighbours) {
  private static final double MOST = 100;
  private static final int TAINTS = 3;
  private static final int NODE_WISHES = 2;
  private static final int SPREADING = 2;
  private static final int POD_WISHES = 2;

  double[] of(List<Host> hosts) {
    double[] scores = new double[hosts.size()];
    boolean tainted = false;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = hosts.get(i).comfort(pod.demand());
      tainted |= !hosts.get(i).taints().isEmpty();
    }
    if (tainted) {
      double[] unwelcome = each(hosts, host -> tolerations.unwelcome(host.taints()));
      add(scores, reversed(unwelcome), TAINTS);
    }
    if (!rules.preferred().isEmpty()) {
      add(scores, upTo(each(hosts, rules::worth)), NODE_WISHES);
    }
    if (spread.hasWishes()) {
      add(scores, uncrowded(spread.crowd(hosts)), SPREADING);
    }
    if (neighbours.hasWishes()) {
      add(scores, between(each(hosts, neighbours::worth)), POD_WISHES);
    }
    return scores;
  }

  private static double[] each(List<Host> hosts, ToDoubleFunction<Host> value) {
    return hosts.stream().mapToDouble(value).toArray();
  }

  private static void add(double[] scores, double[] more, int weight) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] += weight * Math.floor(more[i]);
    }
  }

  /// The largest value becomes 100, and 0 stays 0.
  private static double[] upTo(double[] values) {
    double most = most(values);
    for (int i = 0; i < values.length; i++) {
      values[i] = most == 0 ? 0 : MOST * values[i] / most;
    }
    return values;
  }

  /// The largest value becomes 0, and 0 becomes 100.
  private static double[] reversed(double[] values) {
    double[] share = upTo(values);
    for (int i = 0; i < share.length; i++) {
      share[i] = MOST - share[i];
    }
    return share;
  }

  /// The largest value becomes 100, the smallest 0.
  private static double[] between(double[] values) {
    double most = most(values);
    double least = most;
    for (double value : values) {
      least = Math.min(least, value);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = most == least ? 0 : MOST * (values[i] - least) / (most - least);
    }
    return values;
  }

  /// The fewer the better; nodes without the label get nothing.
  private static double[] uncrowded(double[] crowd) {
    double most = Math.max(0, most(crowd));
    double least = Double.MAX_VALUE;
    for (double value : crowd) {
      least = value < 0 ? least : Math.min(least, value);
    }
    for (int i = 0; i < crowd.length; i++) {
      crowd[i] = crowd[i] < 0 ? 0 : most == 0 ? MOST : MOST * (most + least - crowd[i]) / most;
    }
    return crowd;
  }

  private static double most(double[] values) {
    double most = values[0];
    for (double value : values) {
      most = Math.max(most, value);
    }
    return most;
  }
}
