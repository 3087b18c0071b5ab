package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pod and the pods that are placed wish about each other: affinity and anti-affinity, both
/// ways.
final class Neighbours {
  private record Wanted(String label, Set<String> domains, boolean anywhere) {}

  private record Worth(String label, Map<String, Integer> counts, long weight) {}

  private final List<Wanted> near = new ArrayList<>();
  private final List<Wanted> away = new ArrayList<>();
  private final List<Wanted> refused = new ArrayList<>();
  private final List<Worth> worths = new ArrayList<>();

  Neighbours(Pod pod, Cluster cluster) {
    for (PodTerm term : pod.terms()) {
      Map<String, Integer> counts = cluster.matching(term.query()).byDomain(term.topologyKey());
      if (!term.isDemand()) {
        worths.add(worth(term, counts, term.weight()));
      } else if (!term.near()) {
        away.add(new Wanted(term.topologyKey(), counts.keySet(), false));
      } else {
        near.add(new Wanted(term.topologyKey(), counts.keySet(), false));
      }
    }
    allowFirstOfItsKind(pod);
    cluster
        .holders()
        .forEach((term, counts) -> {
          if (pod.isMeantBy(term.query())) {
            regard(term, counts.byDomain(term.topologyKey()));
          }
        });
  }

  /// Pods that want to be near each other could never start otherwise.
  private void allowFirstOfItsKind(Pod pod) {
    if (near.isEmpty() || near.stream().anyMatch(wanted -> !wanted.domains.isEmpty())) {
      return;
    }
    boolean meansItself =
        pod.terms().stream()
            .filter(term -> term.near() && term.isDemand())
            .allMatch(term -> pod.isMeantBy(term.query()));
    if (meansItself) {
      near.replaceAll(wanted -> new Wanted(wanted.label, wanted.domains, true));
    }
  }

  private void regard(PodTerm term, Map<String, Integer> where) {
    if (term.isDemand() && !term.near()) {
      refused.add(new Wanted(term.topologyKey(), new HashSet<>(where.keySet()), false));
    } else {
      worths.add(worth(term, where, Math.max(1, term.weight())));
    }
  }

  private static Worth worth(PodTerm term, Map<String, Integer> counts, long weight) {
    return new Worth(term.topologyKey(), counts, term.near() ? weight : -weight);
  }

  @Nullable Verdict judge(Host host) {
    for (Wanted wanted : near) {
      @Nullable String domain = host.label(wanted.label);
      if (domain == null || !(wanted.anywhere || wanted.domains.contains(domain))) {
        return Verdict.lasting("node(s) didn't match pod affinity rules");
      }
    }
    if (isAmong(away, host)) {
      return Verdict.passing("node(s) didn't match pod anti-affinity rules");
    }
    return isAmong(refused, host)
        ? Verdict.passing("node(s) didn't satisfy existing pods anti-affinity rules")
        : null;
  }

  private static boolean isAmong(List<Wanted> places, Host host) {
    for (Wanted wanted : places) {
      @Nullable String domain = host.label(wanted.label);
      if (domain != null && wanted.domains.contains(domain)) {
        return true;
      }
    }
    return false;
  }

  boolean hasWishes() {
    return !worths.isEmpty();
  }

  long worth(Host host) {
    long sum = 0;
    for (Worth worth : worths) {
      @Nullable String domain = host.label(worth.label);
      if (domain != null) {
        sum += worth.weight * worth.counts.getOrDefault(domain, 0);
      }
    }
    return sum;
  }
}
