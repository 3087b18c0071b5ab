package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// How evenly a pod's likes shall be spread: `topologySpreadConstraints`, or, when a pod has none
/// and was made by something, softly over zones and nodes.
final class Spread {
  private final List<Rule> hard = new ArrayList<>();
  private final List<Rule> soft = new ArrayList<>();

  /// One constraint, and how many pods it means there are in each domain.
  private static final class Rule {
    private final String label;
    private final long maxSkew;
    private final Counts counts;
    private final boolean countsItself;
    private Map<String, Integer> byDomain;
    private long least;

    Rule(String label, long maxSkew, Counts counts, boolean countsItself) {
      this.label = label;
      this.maxSkew = maxSkew;
      this.counts = counts;
      this.countsItself = countsItself;
      this.byDomain = label.equals(Host.HOSTNAME) ? Map.of() : counts.byDomain(label);
    }

    /// Counts only what is on nodes where the pod may be, and finds the emptiest domain.
    void measure(List<Host> eligible, long minDomains) {
      Map<String, Integer> domains = new HashMap<>();
      for (Host host : eligible) {
        @Nullable String domain = host.label(label);
        if (domain != null) {
          domains.merge(domain, counts.of(host), Integer::sum);
        }
      }
      byDomain = domains;
      least = domains.values().stream().mapToInt(Integer::intValue).min().orElse(0);
      if (domains.size() < minDomains) {
        least = 0;
      }
    }

    long at(Host host, String domain) {
      return label.equals(Host.HOSTNAME) && byDomain.isEmpty()
          ? counts.of(host)
          : byDomain.getOrDefault(domain, 0);
    }
  }

  private final Cluster cluster;

  private Spread(Cluster cluster) {
    this.cluster = cluster;
  }

  static Spread of(Pod pod, JsonObject podSpec, NodeRules rules, Cluster cluster) {
    Spread spread = new Spread(cluster);
    List<JsonObject> constraints = Trees.objects(podSpec, "topologySpreadConstraints");
    for (JsonObject constraint : constraints) {
      spread.add(constraint, pod, podSpec, rules, cluster);
    }
    if (constraints.isEmpty() && !pod.owner().isEmpty()) {
      Counts siblings = cluster.siblings(pod);
      spread.soft.add(new Rule(Host.HOSTNAME, 3, siblings, true));
      spread.soft.add(new Rule(Host.ZONE, 5, siblings, true));
    }
    return spread;
  }

  private void add(
      JsonObject constraint, Pod pod, JsonObject podSpec, NodeRules rules, Cluster cluster) {
    Selector selector =
        Selector.of(constraint.get("labelSelector"))
            .withKeys(Trees.texts(constraint, "matchLabelKeys"), pod.labels(), "In");
    Query query = new Query(Set.of(pod.key().namespace()), selector);
    Rule rule =
        new Rule(
            Trees.text(constraint, "topologyKey"),
            Trees.whole(constraint, "maxSkew", 1),
            cluster.matching(query),
            pod.isMeantBy(query));
    if (Trees.text(constraint, "whenUnsatisfiable").equals("ScheduleAnyway")) {
      soft.add(rule);
      return;
    }
    boolean anyNode = Trees.text(constraint, "nodeAffinityPolicy").equals("Ignore");
    boolean honourTaints = Trees.text(constraint, "nodeTaintsPolicy").equals("Honor");
    Tolerations tolerations = Tolerations.of(podSpec);
    List<Host> eligible =
        cluster.hosts().stream()
            .filter(host -> anyNode || rules.admit(host))
            .filter(host -> !honourTaints || tolerations.admit(host.taints()))
            .toList();
    rule.measure(eligible, Trees.whole(constraint, "minDomains", 1));
    hard.add(rule);
  }

  @Nullable Verdict judge(Host host) {
    for (Rule rule : hard) {
      @Nullable String domain = host.label(rule.label);
      if (domain == null) {
        return Verdict.lasting(
            "node(s) didn't match pod topology spread constraints (missing required label)");
      }
      long after = rule.at(host, domain) + (rule.countsItself ? 1 : 0);
      if (after - rule.least > rule.maxSkew) {
        return Verdict.passing("node(s) didn't match pod topology spread constraints");
      }
    }
    return null;
  }

  boolean hasWishes() {
    return !soft.isEmpty();
  }

  /// How many likes there are around each node, the fewer the better; negative where a label that
  /// is asked for is missing.
  double[] crowd(List<Host> hosts) {
    double[] crowd = new double[hosts.size()];
    for (Rule rule : soft) {
      double weight = Math.log(cluster.domains(rule.label) + 2.0);
      for (int i = 0; i < crowd.length; i++) {
        @Nullable String domain = hosts.get(i).label(rule.label);
        if (domain == null) {
          crowd[i] = -1;
        } else if (crowd[i] >= 0) {
          crowd[i] += rule.at(hosts.get(i), domain) * weight + (rule.maxSkew - 1);
        }
      }
    }
    return crowd;
  }
}
