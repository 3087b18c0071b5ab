package turbulence.simulator.mesh.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.rule.DestinationRule.Subset;

/// All DestinationRules. Of those for a host, the caller's own namespace's counts first, then the
/// host's, then that of Istio itself.
final class Destinations {
  private static final String ROOT = "istio-system";

  private final List<DestinationRule> rules;

  Destinations(List<DestinationRule> given) {
    Map<List<String>, DestinationRule> byHost = new LinkedHashMap<>();
    given.stream()
        .sorted(DestinationRule.ORDER)
        .forEach(rule ->
            byHost.merge(List.of(rule.namespace(), rule.host()), rule, DestinationRule::and));
    rules = List.copyOf(byHost.values());
  }

  Destination find(String host, String subset, int port, String caller) {
    Optional<DestinationRule> rule = rule(host, caller);
    JsonObject policy = rule.map(DestinationRule::policy).orElse(JsonObject.EMPTY);
    if (subset.isEmpty()) {
      Policy read = Policy.of(Policy.merged(policy, JsonObject.EMPTY, port));
      return new Destination(JsonObject.EMPTY, read, true);
    }
    Optional<Subset> found = rule.flatMap(each -> Optional.ofNullable(each.subsets().get(subset)));
    return found
        .map(each ->
            new Destination(
                each.labels(), Policy.of(Policy.merged(policy, each.policy(), port)), true))
        .orElseGet(() -> new Destination(JsonObject.EMPTY, Policy.USUAL, false));
  }

  private Optional<DestinationRule> rule(String host, String caller) {
    List<String> parts = Hosts.parts(host);
    List<String> order = new ArrayList<>(List.of(caller));
    order.addAll(parts.isEmpty() ? List.of() : parts.subList(1, 2));
    order.add(ROOT);
    return order.stream().flatMap(namespace -> in(namespace, host, caller).stream()).findFirst();
  }

  private Optional<DestinationRule> in(String namespace, String host, String caller) {
    DestinationRule best = null;
    for (DestinationRule rule : rules) {
      if (rule.namespace().equals(namespace)
          && Hosts.fits(rule.host(), host)
          && Exports.reach(rule.exported(), caller)
          && (best == null || Hosts.weight(rule.host()) > Hosts.weight(best.host()))) {
        best = rule;
      }
    }
    return Optional.ofNullable(best);
  }
}
