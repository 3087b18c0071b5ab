package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Nodes.
final class Nodes implements Behaviour {
  private static final List<String> FACTS =
      List.of(
          "machineID",
          "systemUUID",
          "bootID",
          "kernelVersion",
          "osImage",
          "containerRuntimeVersion",
          "kubeletVersion",
          "kubeProxyVersion",
          "operatingSystem",
          "architecture");
  private static final Json UNKNOWN = new JsonText("");
  private static final Json NO_PORT = new JsonNumber(0L);

  @Override
  public JsonObject defaulted(JsonObject node) {
    return Draft.of(node).always("spec", Nodes::spec).always("status", Nodes::status).build();
  }

  private static JsonObject spec(JsonObject spec) {
    String range = spec.text("podCIDR").orElse("");
    return range.isEmpty() ? spec : Draft.of(spec).preset("podCIDRs", JsonArray.of(range)).build();
  }

  private static JsonObject status(JsonObject status) {
    Draft draft =
        Draft.of(status)
            .inside("capacity", Amounts::canonical)
            .inside("allocatable", Amounts::canonical)
            .each("conditions", Nodes::condition)
            .always("daemonEndpoints", Nodes::endpoints)
            .always("nodeInfo", Nodes::facts);
    if (status.has("capacity") && Draft.isAbsent(status.get("allocatable"))) {
      draft.put("allocatable", Amounts.canonical(status.object("capacity")));
    }
    return draft.build();
  }

  private static JsonObject condition(JsonObject condition) {
    return Draft.of(condition)
        .preset("lastHeartbeatTime", JsonNull.NULL)
        .preset("lastTransitionTime", JsonNull.NULL)
        .build();
  }

  private static JsonObject endpoints(JsonObject endpoints) {
    return Draft.of(endpoints)
        .always("kubeletEndpoint", kubelet -> Draft.of(kubelet).preset("Port", NO_PORT).build())
        .build();
  }

  private static JsonObject facts(JsonObject facts) {
    Draft draft = Draft.of(facts);
    for (String fact : FACTS) {
      draft.preset(fact, UNKNOWN);
    }
    return draft.build();
  }

  @Override
  public void check(JsonObject node, Findings findings) {
    Field root = Field.root(node, findings);
    checkTaints(root.child("spec", "taints").at(root.child("metadata").child("taints")));
    checkAmounts(root.child("status"));
    for (Field range : root.child("spec", "podCIDRs")) {
      range.must(Addresses.cidr(range.text()));
    }
  }

  private static void checkAmounts(Field status) {
    for (String list : List.of("capacity", "allocatable")) {
      for (Map.Entry<String, Json> amount : status.child(list).object()) {
        Amounts.checkAmount(status.child(list, amount.getKey()), amount.getKey());
      }
    }
  }

  // The paths of complaints are those of a server, which looks for taints in the metadata.
  private static void checkTaints(Field taints) {
    Set<String> seen = new HashSet<>();
    for (Field taint : taints) {
      Selectors.checkKey(Selectors.blank(taint.child("key")));
      List<String> complaints = Names.labelValue(taint.child("value").text());
      if (!complaints.isEmpty()) {
        taint.child("value").invalid(String.join(";", complaints));
      }
      Field effect = taint.child("effect");
      if (effect.isBlank()) {
        effect.required("");
      } else if (!SchedulingCheck.EFFECTS.contains(effect.text())) {
        effect.unsupported(SchedulingCheck.EFFECTS);
      }
      if (!seen.add(effect.text() + " " + taint.child("key").text())) {
        taint.duplicate("taints must be unique by key and effect pair");
      }
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    Field root = Field.root(after, findings);
    Field old = Field.root(before, findings).child("spec");
    Field spec = root.child("spec");
    checkAmounts(root.child("status"));
    if (!old.child("podCIDRs").isEmpty()
        && !spec.child("podCIDRs").json().equals(old.child("podCIDRs").json())) {
      spec.child("podCIDRs")
          .forbidden("node updates may not change podCIDR except from \"\" to valid");
    }
    if (!old.child("providerID").isBlank()
        && !spec.child("providerID").json().equals(old.child("providerID").json())) {
      spec.child("providerID")
          .forbidden("node updates may not change providerID except from \"\" to valid");
    }
    checkTaints(spec.child("taints").at(root.child("metadata").child("taints")));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }
}
