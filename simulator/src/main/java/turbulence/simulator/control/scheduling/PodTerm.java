package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import turbulence.json.JsonObject;

/// One wish of a pod about other pods: near them or away from them, where near means to share the
/// value of a node's label.
///
/// @param weight 0 when it is a demand
record PodTerm(boolean near, long weight, String topologyKey, Query query) {
  boolean isDemand() {
    return weight == 0;
  }

  /// @param namespacesWith the names of the namespaces that a selector means
  static List<PodTerm> of(
      String namespace, JsonObject pod, Function<Selector, Set<String>> namespacesWith) {
    JsonObject affinity = pod.object("spec").object("affinity");
    if (affinity.isEmpty()) {
      return List.of();
    }
    Reader reader = new Reader(namespace, pod.object("metadata").object("labels"), namespacesWith);
    List<PodTerm> terms = new ArrayList<>();
    reader.read(affinity.object("podAffinity"), true, terms);
    reader.read(affinity.object("podAntiAffinity"), false, terms);
    return terms;
  }

  private record Reader(
      String namespace, JsonObject labels, Function<Selector, Set<String>> namespacesWith) {
    void read(JsonObject wishes, boolean near, List<PodTerm> into) {
      for (JsonObject term :
          Trees.objects(wishes, "requiredDuringSchedulingIgnoredDuringExecution")) {
        into.add(term(term, near, 0));
      }
      for (JsonObject wish :
          Trees.objects(wishes, "preferredDuringSchedulingIgnoredDuringExecution")) {
        long weight = Math.max(1, Trees.whole(wish, "weight", 1));
        into.add(term(wish.object("podAffinityTerm"), near, weight));
      }
    }

    private PodTerm term(JsonObject term, boolean near, long weight) {
      Selector selector =
          Selector.of(term.get("labelSelector"))
              .withKeys(Trees.texts(term, "matchLabelKeys"), labels, "In")
              .withKeys(Trees.texts(term, "mismatchLabelKeys"), labels, "NotIn");
      Set<String> namespaces = new HashSet<>(Trees.texts(term, "namespaces"));
      if (term.get("namespaceSelector") instanceof JsonObject some) {
        if (some.isEmpty()) {
          return new PodTerm(
              near, weight, Trees.text(term, "topologyKey"), new Query(null, selector));
        }
        namespaces.addAll(namespacesWith.apply(Selector.of(some)));
      } else if (namespaces.isEmpty()) {
        namespaces.add(namespace);
      }
      return new PodTerm(
          near, weight, Trees.text(term, "topologyKey"), new Query(namespaces, selector));
    }
  }
}
