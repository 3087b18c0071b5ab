package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// One search for a node for one pod.
final class Choice {
  static final String NO_NODES = "no nodes available to schedule pods";
  private static final int FEW = 100;

  private final Cluster cluster;
  private final Pod pod;
  private final Tolerations tolerations;
  private final NodeRules rules;
  private final Spread spread;
  private final Neighbours neighbours;
  private final boolean preempts;
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<Host> hopeful = new ArrayList<>();
  private int hopeless;

  Choice(Cluster cluster, Pod pod, JsonObject podSpec) {
    this.cluster = cluster;
    this.pod = pod;
    tolerations = Tolerations.of(podSpec);
    rules = NodeRules.of(podSpec);
    spread = Spread.of(pod, podSpec, rules, cluster);
    neighbours = new Neighbours(pod, cluster);
    preempts = !Trees.text(podSpec, "preemptionPolicy").equals("Never");
  }

  /// The best of enough nodes that will do, looking from that place in the list on; of equals,
  /// chance takes one. Null when none will do.
  @Nullable Host best(int from, RandomGenerator random) {
    List<Host> fit = fitting(from);
    if (fit.size() <= 1) {
      return fit.isEmpty() ? null : fit.getFirst();
    }
    double[] scores = new Scores(pod, tolerations, rules, spread, neighbours).of(fit);
    int best = 0;
    int equals = 1;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
        equals = 1;
      } else if (scores[i] == scores[best] && random.nextInt(++equals) == 0) {
        best = i;
      }
    }
    return fit.get(best);
  }

  private List<Host> fitting(int from) {
    List<Host> hosts = cluster.hosts();
    int enough = enough(hosts.size());
    List<Host> fit = new ArrayList<>();
    for (int i = 0; i < hosts.size() && fit.size() < enough; i++) {
      Host host = hosts.get((from + i) % hosts.size());
      @Nullable Verdict verdict = judge(host);
      if (verdict == null) {
        fit.add(host);
      } else {
        verdict.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        if (verdict.lasting()) {
          hopeless++;
        } else {
          hopeful.add(host);
        }
      }
    }
    return fit;
  }

  /// The larger the cluster, the smaller the part of it that is compared.
  static int enough(int nodes) {
    if (nodes < FEW) {
      return nodes;
    }
    int percent = Math.max(5, 50 - nodes / 125);
    return Math.max(FEW, nodes * percent / 100);
  }

  /// Where the pod would fit if others went; none when it must not ask them to.
  List<Host> hopeful() {
    return preempts ? hopeful : List.of();
  }

  /// Why the pod cannot be on the node, or null.
  @Nullable Verdict judge(Host host) {
    return cluster.nominations().with(host, pod, () -> judgeAsItIs(host));
  }

  private @Nullable Verdict judgeAsItIs(Host host) {
    if (host.isCordoned() && !tolerations.bear(Unschedulable.TAINT)) {
      return Verdict.lasting("node(s) were unschedulable");
    }
    if (!host.taints().isEmpty() && !tolerations.admit(host.taints())) {
      return Verdict.lasting("node(s) had untolerated taint(s)");
    }
    if (!rules.admit(host)) {
      return Verdict.lasting("node(s) didn't match Pod's node affinity/selector");
    }
    if (!host.hasPorts(pod.demand().ports())) {
      return Verdict.passing("node(s) didn't have free ports for the requested pod ports");
    }
    if (!host.hasRoom(pod.demand())) {
      return new Verdict(host.lacking(pod.demand()), host.isTooSmall(pod.demand()));
    }
    Verdict spreading = spread.judge(host);
    return spreading != null ? spreading : neighbours.judge(host);
  }

  private static final class Unschedulable {
    private static final Tolerations.Taint TAINT =
        new Tolerations.Taint("node.kubernetes.io/unschedulable", "", "NoSchedule");
  }

  /// Why no node would do, as the pod's condition and the event say it.
  String complaint() {
    int all = cluster.hosts().size();
    String head = "0/" + all + " nodes are available: ";
    return all == 0
        ? NO_NODES
        : plainComplaint() + " preemption: " + (preempts ? head + victims(all) : NEVER);
  }

  /// The same without a word about others that might go.
  String plainComplaint() {
    String head = "0/" + cluster.hosts().size() + " nodes are available: ";
    String why =
        reasons.entrySet().stream()
            .map(reason -> reason.getValue() + " " + reason.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    return head + why + ".";
  }

  private static final String NEVER = "not eligible due to preemptionPolicy=Never.";

  private String victims(int all) {
    List<String> parts = new ArrayList<>();
    if (hopeless < all) {
      parts.add((all - hopeless) + " No preemption victims found for incoming pod");
    }
    if (hopeless > 0) {
      parts.add(hopeless + " Preemption is not helpful for scheduling");
    }
    return parts.stream().sorted().collect(Collectors.joining(", ")) + ".";
  }
}
