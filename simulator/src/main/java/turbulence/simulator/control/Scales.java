package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// How many pods the owners of some pods want in all.
final class Scales {
  private static final Map<String, Resource> SCALED =
      Map.of(
          "ReplicaSet", Kinds.REPLICA_SETS,
          "ReplicationController", Kinds.REPLICATION_CONTROLLERS,
          "StatefulSet", Kinds.STATEFUL_SETS,
          "Deployment", Kinds.DEPLOYMENTS);

  private final Means means;

  Scales(Means means) {
    this.means = means;
  }

  /// The sum of what the owners want, the pods that nobody manages, and what stood against
  /// counting; null when nothing did.
  record Expected(long pods, List<Stored> unmanaged, @Nullable String failure) {}

  Expected of(List<Stored> pods) {
    Map<String, Long> byOwner = new HashMap<>();
    List<Stored> unmanaged = new ArrayList<>();
    for (Stored pod : pods) {
      JsonObject controller = References.controller(pod);
      if (controller == null) {
        unmanaged.add(pod);
      } else if (!byOwner.containsKey(References.uid(controller))) {
        Optional<Stored> owner = scaled(pod, controller);
        if (owner.isEmpty()) {
          return new Expected(0, unmanaged, failure(pod, controller));
        }
        byOwner.put(References.uid(controller), 0L);
        byOwner.put(owner.get().uid(), ReplicaSets.wanted(owner.get()));
      }
    }
    long sum = byOwner.values().stream().mapToLong(Long::longValue).sum();
    return new Expected(sum, unmanaged, null);
  }

  private static String failure(Stored pod, JsonObject controller) {
    String kind = Fields.text(controller, "kind");
    return SCALED.containsKey(kind)
        ? "found no controllers for pod \"" + pod.key().name() + "\""
        : plural(kind, controller) + " does not implement the scale subresource";
  }

  private static String plural(String kind, JsonObject controller) {
    String version = Fields.text(controller, "apiVersion");
    String group = version.contains("/") ? "." + version.substring(0, version.indexOf('/')) : "";
    return kind.toLowerCase(Locale.ROOT) + "s" + group;
  }

  /// The topmost owner that has a scale: a ReplicaSet's Deployment before the ReplicaSet.
  private Optional<Stored> scaled(Stored pod, JsonObject controller) {
    Optional<Stored> owner = owner(pod, controller);
    JsonObject above = owner.map(References::controller).orElse(null);
    if (owner.isPresent() && above != null && Fields.text(above, "kind").equals("Deployment")) {
      return owner(pod, above).or(() -> owner);
    }
    return owner;
  }

  private Optional<Stored> owner(Stored pod, JsonObject reference) {
    Resource resource = SCALED.get(Fields.text(reference, "kind"));
    if (resource == null) {
      return Optional.empty();
    }
    Key key = new Key(resource, pod.key().namespace(), Fields.text(reference, "name"));
    return means.store().get(key).filter(found -> found.uid().equals(References.uid(reference)));
  }
}
