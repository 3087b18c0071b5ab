package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// All nodes and what is on them, kept up to date change by change, so that placing one pod does
/// not mean looking at all others.
final class Cluster {
  private static final int MOST_QUERIES = 256;

  private record Placed(Pod pod, Host host) {}

  private final List<Host> hosts = new ArrayList<>();
  private final Map<String, Host> byName = new HashMap<>();
  private final Map<Key, Placed> placed = new HashMap<>();
  private final Nominations nominations = new Nominations();
  private final TreeMap<Long, Integer> priorities = new TreeMap<>();
  private final Map<String, JsonObject> namespaces = new HashMap<>();
  private final Map<String, Integer> domains = new HashMap<>();
  private final Map<String, Counts> byOwner = new HashMap<>();
  private final Map<PodTerm, Counts> holders = new HashMap<>();
  private final Map<Query, Counts> matching =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Query, Counts> eldest) {
          return size() > MOST_QUERIES;
        }
      };

  /// The nodes that have an object.
  List<Host> hosts() {
    return hosts;
  }

  /// Whether the change may let more pods be placed.
  boolean update(Stored node) {
    Host host = host(node.key().name());
    if (!host.isKnown()) {
      hosts.add(host);
    }
    domains.clear();
    return host.update(node);
  }

  void remove(String node) {
    Host host = byName.get(node);
    if (host != null) {
      host.forget();
      domains.clear();
      hosts.remove(host);
      if (host.isEmpty()) {
        byName.remove(node);
      }
    }
  }

  void update(String namespace, @Nullable JsonObject labels) {
    if (labels == null) {
      namespaces.remove(namespace);
    } else {
      namespaces.put(namespace, labels);
    }
  }

  Set<String> namespacesWith(Selector selector) {
    Set<String> found = new HashSet<>();
    namespaces.forEach((name, labels) -> {
      if (selector.matches(labels)) {
        found.add(name);
      }
    });
    return found;
  }

  Pod read(Stored pod) {
    return Pod.of(pod, this::namespacesWith);
  }

  /// Whether the pod takes room on a node already.
  boolean has(Stored pod) {
    Placed at = placed.get(pod.key());
    return at != null && at.pod.uid().equals(pod.uid());
  }

  /// Takes note of a pod on a node; whether that is news.
  boolean place(Stored stored, String node) {
    Placed before = placed.get(stored.key());
    if (before != null
        && before.pod.uid().equals(stored.uid())
        && before.pod.labels().equals(stored.metadata().object("labels"))
        && before.host.name().equals(node)) {
      return false;
    }
    place(read(stored), node);
    return true;
  }

  void place(Pod pod, String node) {
    take(pod.key());
    Host host = host(node);
    placed.put(pod.key(), new Placed(pod, host));
    count(pod, host, 1);
  }

  /// Forgets where a pod was; whether it was anywhere.
  boolean take(Key pod) {
    Placed before = placed.remove(pod);
    if (before == null) {
      return false;
    }
    count(before.pod, before.host, -1);
    if (before.host.isEmpty() && !before.host.isKnown()) {
      byName.remove(before.host.name());
    }
    return true;
  }

  private void count(Pod pod, Host host, int sign) {
    host.add(pod.demand(), sign);
    if (priorities.merge(pod.priority(), sign, Integer::sum) == 0) {
      priorities.remove(pod.priority());
    }
    if (!pod.owner().isEmpty()) {
      bump(byOwner, pod.owner(), host, sign);
    }
    for (PodTerm term : pod.terms()) {
      bump(holders, term, host, sign);
    }
    matching.forEach((query, counts) -> {
      if (pod.isMeantBy(query)) {
        counts.add(host, sign);
      }
    });
  }

  Nominations nominations() {
    return nominations;
  }

  boolean hasLessImportant(long priority) {
    return !priorities.isEmpty() && priorities.firstKey() < priority;
  }

  /// Every pod that takes room, and its node.
  void placed(BiConsumer<Key, String> visitor) {
    placed.forEach((key, at) -> visitor.accept(key, at.host.name()));
  }

  private static <K> void bump(Map<K, Counts> all, K of, Host host, int sign) {
    Counts counts = all.computeIfAbsent(of, _ -> new Counts());
    counts.add(host, sign);
    if (counts.isEmpty()) {
      all.remove(of);
    }
  }

  private Host host(String node) {
    return byName.computeIfAbsent(node, Host::new);
  }

  /// How many values of a label there are among the nodes.
  int domains(String label) {
    return domains.computeIfAbsent(
        label,
        _ ->
            (int)
                hosts.stream()
                    .map(host -> host.label(label))
                    .filter(Objects::nonNull)
                    .distinct()
                    .count());
  }

  /// Where the pods of the same owner are.
  Counts siblings(Pod pod) {
    return byOwner.getOrDefault(pod.owner(), Counts.NONE);
  }

  /// What pods that are placed wish about others, and where those pods are.
  Map<PodTerm, Counts> holders() {
    return holders;
  }

  /// Where the pods are that a query means.
  Counts matching(Query query) {
    Counts counts = matching.get(query);
    if (counts == null) {
      Counts fresh = new Counts();
      placed.values().stream()
          .filter(each -> each.pod.isMeantBy(query))
          .forEach(each -> fresh.add(each.host, 1));
      matching.put(query, fresh);
      return fresh;
    }
    return counts;
  }
}
