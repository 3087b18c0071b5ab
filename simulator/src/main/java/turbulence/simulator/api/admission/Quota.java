package turbulence.simulator.api.admission;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import turbulence.json.JsonObject;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// A ResourceQuota, and what it says about an object.
record Quota(Stored stored, Map<String, Quantity> hard, Scopes scopes) {
  private static final Set<String> SPOKEN =
      Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

  Quota(Stored stored) {
    this(stored, Trees.amounts(stored.spec().object("hard")), Scopes.of(stored.spec()));
  }

  boolean counts(Resource resource, JsonObject object) {
    if (!scopes.isEmpty() && !(resource.equals(Usage.PODS) && scopes.mean(object))) {
      return false;
    }
    return hard.keySet().stream().anyMatch(name -> Usage.collection(name).equals(resource));
  }

  /// Of that usage what the quota limits.
  Map<String, Quantity> masked(Map<String, Quantity> usage) {
    Map<String, Quantity> masked = new TreeMap<>(usage);
    masked.keySet().retainAll(hard.keySet());
    return masked;
  }

  /// Why the object cannot come in; empty when it can.
  String complaint(Resource resource, JsonObject object, Map<String, Quantity> used) {
    String unspoken = resource.equals(Usage.PODS) ? unspoken(object.object("spec")) : "";
    if (!unspoken.isEmpty()) {
      return "failed quota: " + stored.key().name() + ": must specify " + unspoken;
    }
    Map<String, Quantity> requested = masked(Usage.of(resource, object));
    Set<String> exceeded = new TreeSet<>();
    requested.forEach((name, amount) -> {
      Quantity before = used.getOrDefault(name, Quantity.ZERO);
      Quantity most = hard.getOrDefault(name, Quantity.ZERO);
      if (amount.signum() > 0 && before.plus(amount).compareTo(most) > 0) {
        exceeded.add(name);
      }
    });
    return exceeded.isEmpty()
        ? ""
        : "exceeded quota: "
            + stored.key().name()
            + ", requested: "
            + listed(requested, exceeded)
            + ", used: "
            + listed(used, exceeded)
            + ", limited: "
            + listed(hard, exceeded);
  }

  private static String listed(Map<String, Quantity> amounts, Set<String> names) {
    return names.stream()
        .map(name -> name + "=" + amounts.getOrDefault(name, Quantity.ZERO))
        .collect(Collectors.joining(","));
  }

  /// What every container has to say when it is limited, and which do not.
  private String unspoken(JsonObject podSpec) {
    Map<String, Set<String>> missing = new TreeMap<>();
    for (String list : new String[] {"containers", "initContainers"}) {
      for (JsonObject container : Trees.objects(podSpec, list)) {
        JsonObject resources = container.object("resources");
        for (String name : hard.keySet()) {
          if (SPOKEN.contains(name) && !says(resources, name)) {
            missing.computeIfAbsent(name, _ -> new TreeSet<>()).add(Trees.text(container, "name"));
          }
        }
      }
    }
    return missing.entrySet().stream()
        .map(each -> each.getKey() + " for: " + String.join(",", each.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static boolean says(JsonObject resources, String name) {
    int dot = name.indexOf('.');
    String list = dot < 0 ? "requests" : name.substring(0, dot);
    return resources.object(list).has(name.substring(dot + 1));
  }

  /// The quota's object with that usage in its status.
  JsonObject with(Map<String, Quantity> used) {
    Map<String, Quantity> kept = new LinkedHashMap<>(masked(used));
    JsonObject status =
        stored.status().with("hard", stored.spec().object("hard")).with("used", Trees.object(kept));
    return stored.object().with("status", status);
  }
}
