package turbulence.simulator.mesh.rule;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// Subsets of a host's pods, and how they are called.
///
/// @param host its full name, which may begin with `*`
record DestinationRule(
    String namespace,
    String name,
    String created,
    String host,
    List<String> exported,
    JsonObject policy,
    Map<String, Subset> subsets) {
  /// Pods with these labels, and how they are called.
  record Subset(JsonObject labels, JsonObject policy) {}

  /// The oldest first, then by name.
  static final Comparator<DestinationRule> ORDER =
      Comparator.comparing(DestinationRule::created).thenComparing(DestinationRule::name);

  static DestinationRule of(Stored stored) {
    JsonObject spec = stored.spec();
    String namespace = stored.key().namespace();
    Map<String, Subset> subsets = new LinkedHashMap<>();
    for (JsonObject each : Given.objects(spec, "subsets")) {
      subsets.putIfAbsent(
          Given.text(each, "name"),
          new Subset(each.object("labels"), each.object("trafficPolicy")));
    }
    return new DestinationRule(
        namespace,
        stored.key().name(),
        stored.metadata().text("creationTimestamp").orElse(""),
        Hosts.full(Given.text(spec, "host"), namespace),
        Exports.of(spec, namespace),
        spec.object("trafficPolicy"),
        subsets);
  }

  /// Several rules for one host in one namespace count as one.
  DestinationRule and(DestinationRule later) {
    Map<String, Subset> all = new LinkedHashMap<>(subsets);
    later.subsets.forEach(all::putIfAbsent);
    return new DestinationRule(
        namespace, name, created, host, exported, policy.isEmpty() ? later.policy : policy, all);
  }
}
