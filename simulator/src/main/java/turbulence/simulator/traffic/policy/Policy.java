package turbulence.simulator.traffic.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Services;

/// One policy.
///
/// @param pods whom of its namespace it is about
/// @param ingress who may call them; empty when it does not say
/// @param egress whom they may call; empty when it does not say
record Policy(
    String namespace,
    LabelSelector pods,
    Optional<List<Allowance>> ingress,
    Optional<List<Allowance>> egress) {
  static Policy of(Stored stored) {
    JsonObject spec = stored.spec();
    List<String> types = new ArrayList<>();
    for (Json type : spec.array("policyTypes")) {
      types.add(type instanceof JsonText text ? text.value() : "");
    }
    if (types.isEmpty()) {
      types.add("Ingress");
      if (spec.has("egress")) {
        types.add("Egress");
      }
    }
    return new Policy(
        stored.key().namespace(),
        Allowance.read(spec.object("podSelector")),
        types.contains("Ingress") ? Optional.of(rules(spec, "ingress", "from")) : Optional.empty(),
        types.contains("Egress") ? Optional.of(rules(spec, "egress", "to")) : Optional.empty());
  }

  private static List<Allowance> rules(JsonObject spec, String name, String far) {
    return Services.objects(spec.array(name)).stream()
        .map(rule -> Allowance.of(rule, far))
        .toList();
  }

  boolean isAbout(Party party) {
    return party.namespace().equals(namespace) && pods.matches(party.labels());
  }
}
