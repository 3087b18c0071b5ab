package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// How a server completes what a service says about its addresses, in a cluster of one family.
final class ServiceFamilies {
  private static final JsonArray IPV4 = JsonArray.of("IPv4");
  private static final Json SINGLE = new JsonText("SingleStack");

  private ServiceFamilies() {}

  /// The specification with one list of addresses and its family.
  static JsonObject filled(JsonObject spec) {
    Draft draft = Draft.of(spec);
    String address = spec.text("clusterIP").orElse("");
    JsonArray addresses = spec.array("clusterIPs");
    if (!address.isEmpty() && addresses.isEmpty()) {
      draft.put("clusterIPs", JsonArray.of(address));
    } else if (address.isEmpty() && !addresses.isEmpty()) {
      draft.put("clusterIP", addresses.get(0));
    }
    if (Services.needsAddress(spec)) {
      if (spec.array("ipFamilies").isEmpty()) {
        draft.put("ipFamilies", IPV4);
      }
      draft.presetBlank("ipFamilyPolicy", SINGLE);
    }
    return draft.build();
  }

  /// What a write may leave out without losing it, and what it loses with its type.
  static JsonObject kept(JsonObject before, JsonObject after) {
    Draft draft = Draft.of(after);
    if (Services.needsAddress(before) && Services.needsAddress(after)) {
      keepAddress(draft, before, after);
    } else if (Services.needsAddress(before)) {
      for (String field :
          List.of(
              "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy")) {
        dropIfSame(draft, before, after, field);
      }
    }
    if (Services.isReachedFromOutside(before) && !Services.isReachedFromOutside(after)) {
      dropIfSame(draft, before, after, "externalTrafficPolicy");
    }
    if (Services.type(before).equals("LoadBalancer")
        && !Services.type(after).equals("LoadBalancer")) {
      dropIfSame(draft, before, after, "allocateLoadBalancerNodePorts");
      dropIfSame(draft, before, after, "loadBalancerClass");
      dropIfSame(draft, before, after, "healthCheckNodePort");
    }
    return nodePorts(before, draft.build());
  }

  private static void keepAddress(Draft draft, JsonObject before, JsonObject after) {
    boolean blank = Draft.isBlank(after.get("clusterIP"));
    if (blank && after.array("clusterIPs").isEmpty()) {
      keep(draft, before, "clusterIP");
      keep(draft, before, "clusterIPs");
    } else if (!blank
        && !Json.of(after.get("clusterIP")).equals(before.get("clusterIP"))
        && after.array("clusterIPs").equals(before.array("clusterIPs"))) {
      draft.put("clusterIPs", JsonArray.of(Json.of(after.get("clusterIP"))));
    }
    if (after.array("ipFamilies").isEmpty()) {
      keep(draft, before, "ipFamilies");
    }
    Json policy = before.get("ipFamilyPolicy");
    if (policy != null) {
      draft.presetBlank("ipFamilyPolicy", policy);
    }
    Json health = before.get("healthCheckNodePort");
    if (health != null && Services.type(after).equals("LoadBalancer")) {
      draft.presetBlank("healthCheckNodePort", health);
    }
  }

  private static void keep(Draft draft, JsonObject before, String field) {
    Json old = before.get(field);
    if (old != null) {
      draft.put(field, old);
    }
  }

  private static void dropIfSame(Draft draft, JsonObject before, JsonObject after, String field) {
    Json old = before.get(field);
    if (old != null && old.equals(after.get(field))) {
      draft.remove(field);
    }
  }

  private static JsonObject nodePorts(JsonObject before, JsonObject after) {
    if (!Services.needsNodePorts(before)) {
      return after;
    }
    boolean keeps = Services.needsNodePorts(after);
    return Draft.of(after).each("ports", port -> nodePort(before, port, keeps)).build();
  }

  private static JsonObject nodePort(JsonObject before, JsonObject port, boolean keeps) {
    for (Json item : before.array("ports")) {
      if (item instanceof JsonObject old
          && Json.of(old.get("port")).equals(port.get("port"))
          && Json.of(old.get("protocol")).equals(port.get("protocol"))
          && old.get("nodePort") instanceof JsonNumber number) {
        return keeps
            ? Draft.of(port).presetBlank("nodePort", number).build()
            : number.equals(port.get("nodePort")) ? port.without("nodePort") : port;
      }
    }
    return port;
  }
}
