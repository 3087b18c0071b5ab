package turbulence.faults.kubernetes.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// In which container of a pod something is done: in the one that is named, else in the one that
/// the pod calls its default, else in the first.
public final class Containers {
  private static final String DEFAULT = "kubectl.kubernetes.io/default-container";
  private static final List<String> LISTS =
      List.of("containers", "initContainers", "ephemeralContainers");
  private static final int FEW = 5;

  private final Cluster cluster;
  private final String named;

  /// @param named empty for the default one
  public Containers(Cluster cluster, @Nullable String named) {
    this.cluster = cluster;
    this.named = named == null ? "" : named;
  }

  /// The container of each pod, in their order; pods that are gone or have no such container are
  /// missing. Needs no more than the right to list pods.
  public Map<Ref, String> of(Collection<Ref> pods) throws ClusterFailed, InterruptedException {
    Map<String, Set<String>> byNamespace = new LinkedHashMap<>();
    for (Ref pod : pods) {
      byNamespace.computeIfAbsent(pod.namespace(), _ -> new HashSet<>()).add(pod.name());
    }
    Map<Ref, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> each : byNamespace.entrySet()) {
      read(each.getKey(), each.getValue(), found);
    }
    Map<Ref, String> ordered = new LinkedHashMap<>();
    for (Ref pod : pods) {
      String container = found.get(pod);
      if (container != null) {
        ordered.put(pod, container);
      }
    }
    return ordered;
  }

  private void read(String namespace, Set<String> names, Map<Ref, String> found)
      throws ClusterFailed, InterruptedException {
    Listing all = Resource.PODS.in(namespace);
    if (names.size() > FEW) {
      cluster.list(all, pod -> take(pod, namespace, names, found));
      return;
    }
    for (String name : names) {
      cluster.list(all.fields("metadata.name=" + name), pod -> take(pod, namespace, names, found));
    }
  }

  private void take(JsonObject pod, String namespace, Set<String> names, Map<Ref, String> found) {
    String name = pod.object("metadata").text("name").orElse("");
    if (names.contains(name)) {
      in(pod).ifPresent(it -> found.put(Resource.PODS.ref(namespace, name), it));
    }
  }

  /// The container of a pod; empty when it has no such one.
  public Optional<String> in(JsonObject pod) {
    if (!named.isEmpty()) {
      return has(pod, named) ? Optional.of(named) : Optional.empty();
    }
    Optional<String> preferred = annotated(pod);
    return preferred.isPresent() ? preferred : names(pod, "containers").stream().findFirst();
  }

  /// What the pod itself calls its default, as far as there is such a container.
  public static Optional<String> annotated(JsonObject pod) {
    JsonObject annotations = pod.object("metadata").object("annotations");
    return annotations.text(DEFAULT).filter(name -> has(pod, name));
  }

  private static boolean has(JsonObject pod, String name) {
    return LISTS.stream().anyMatch(list -> names(pod, list).contains(name));
  }

  /// The names of a pod's containers, but for those that prepare it and those for debugging.
  public static List<String> names(JsonObject pod) {
    return names(pod, "containers");
  }

  private static List<String> names(JsonObject pod, String list) {
    List<String> names = new ArrayList<>();
    for (Json each : pod.object("spec").array(list)) {
      if (each instanceof JsonObject container) {
        container.text("name").ifPresent(names::add);
      }
    }
    return names;
  }
}
