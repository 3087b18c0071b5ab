package turbulence.simulator.api.kind;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Services.
final class Services implements Behaviour {
  static final String HEADLESS = "None";
  private static final Set<String> WITH_ADDRESS = Set.of("ClusterIP", "NodePort", "LoadBalancer");
  private static final Json NO_AFFINITY = new JsonText("None");
  private static final Json CLUSTER_IP = new JsonText("ClusterIP");
  private static final Json CLUSTER = new JsonText("Cluster");
  private static final Json THREE_HOURS = new JsonNumber(10_800L);

  @Override
  public JsonObject defaulted(JsonObject service) {
    return Draft.of(service)
        .always("spec", Services::spec)
        .always(
            "status", status -> Draft.of(status).always("loadBalancer", Services::balancer).build())
        .build();
  }

  private static JsonObject spec(JsonObject spec) {
    JsonObject typed =
        Draft.of(spec)
            .each("ports", Services::port)
            .presetBlank("sessionAffinity", NO_AFFINITY)
            .presetBlank("type", CLUSTER_IP)
            .build();
    Draft draft = Draft.of(typed);
    switch (typed.text("sessionAffinity").orElse("")) {
      case "None" -> draft.remove("sessionAffinityConfig");
      case "ClientIP" -> draft.always("sessionAffinityConfig", Services::affinity);
      default -> {
        // Refused later.
      }
    }
    if (WITH_ADDRESS.contains(type(typed))) {
      draft.preset("internalTrafficPolicy", CLUSTER);
    }
    if (isReachedFromOutside(typed)) {
      draft.presetBlank("externalTrafficPolicy", CLUSTER);
    }
    if (type(typed).equals("LoadBalancer")) {
      draft.preset("allocateLoadBalancerNodePorts", JsonBool.TRUE);
    }
    return draft.build();
  }

  static String type(JsonObject spec) {
    return spec.text("type").orElse("");
  }

  static boolean isReachedFromOutside(JsonObject spec) {
    return switch (type(spec)) {
      case "LoadBalancer", "NodePort" -> true;
      case "ClusterIP" -> !spec.array("externalIPs").isEmpty();
      default -> false;
    };
  }

  static boolean needsAddress(JsonObject spec) {
    return WITH_ADDRESS.contains(type(spec));
  }

  static boolean needsNodePorts(JsonObject spec) {
    return type(spec).equals("NodePort")
        || type(spec).equals("LoadBalancer")
            && spec.get("allocateLoadBalancerNodePorts") != JsonBool.FALSE;
  }

  private static JsonObject port(JsonObject port) {
    Json number = port.get("port");
    Draft draft = Draft.of(port).presetBlank("protocol", Containers.TCP);
    return (number == null ? draft : draft.presetBlank("targetPort", number)).build();
  }

  private static JsonObject affinity(JsonObject config) {
    return Draft.of(config)
        .always("clientIP", ip -> Draft.of(ip).preset("timeoutSeconds", THREE_HOURS).build())
        .build();
  }

  private static JsonObject balancer(JsonObject balancer) {
    return Draft.of(balancer)
        .each(
            "ingress",
            entry ->
                Draft.isBlank(entry.get("ip"))
                    ? entry
                    : Draft.of(entry).preset("ipMode", new JsonText("VIP")).build())
        .build();
  }

  @Override
  public JsonObject created(JsonObject service, Surroundings surroundings) {
    JsonObject spec = ServiceFamilies.filled(service.object("spec"));
    return service
        .with("spec", new ServiceAddresses(surroundings).allocated(spec))
        .with("status", JsonObject.of("loadBalancer", JsonObject.EMPTY));
  }

  @Override
  public JsonObject updated(JsonObject before, JsonObject after, Surroundings surroundings) {
    JsonObject old = before.object("spec");
    JsonObject spec = ServiceFamilies.kept(old, after.object("spec"));
    JsonObject allocated =
        new ServiceAddresses(surroundings).allocated(ServiceFamilies.filled(spec));
    return Behaviour.withStatusOf(after.with("spec", allocated), before);
  }

  @Override
  public void check(JsonObject service, Findings findings) {
    new ServiceCheck(Field.root(service, findings)).check();
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    Field old = Field.root(before, findings).child("spec");
    Field spec = Field.root(after, findings).child("spec");
    checkSameAddress(old, spec);
    checkSameFamily(old, spec);
    check(after, findings);
  }

  private static void checkSameAddress(Field old, Field spec) {
    if (!needsAddress(old.object()) || !needsAddress(spec.object())) {
      return;
    }
    Field addresses = spec.child("clusterIPs");
    JsonArray before = old.child("clusterIPs").array();
    if (before.isEmpty()) {
      return;
    }
    if (addresses.array().isEmpty()) {
      addresses.at(addresses.item(0)).invalid("primary clusterIP can not be unset");
    } else if (!addresses.array().get(0).equals(before.get(0))) {
      addresses.at(addresses.item(0)).invalid("may not change once set");
    }
  }

  private static void checkSameFamily(Field old, Field spec) {
    Field families = spec.child("ipFamilies");
    JsonArray before = old.child("ipFamilies").array();
    if (before.isEmpty() || families.array().isEmpty() || !needsAddress(old.object())) {
      return;
    }
    if (!families.array().get(0).equals(before.get(0))) {
      families.at(families.item(0)).invalid("may not change once set");
    }
  }

  @Override
  public void checkAgainst(
      @Nullable JsonObject before,
      JsonObject service,
      Surroundings surroundings,
      Findings findings) {
    new ServiceAddresses(surroundings).check(before, service, findings);
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public NameRule nameRule() {
    return NameRule.LABEL_1035;
  }
}
