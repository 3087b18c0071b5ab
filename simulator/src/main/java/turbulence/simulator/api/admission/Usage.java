package turbulence.simulator.api.admission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Resource;

/// What an object takes of a quota, by the names that quotas use.
final class Usage {
  static final Resource PODS = new Resource("", "pods");
  static final Resource SERVICES = new Resource("", "services");
  static final Resource CLAIMS = new Resource("", "persistentvolumeclaims");
  private static final Quantity ONE = Quantity.of(1);
  private static final String CLASS = ".storageclass.storage.k8s.io/";

  /// Collections whose objects are counted under their own name as well.
  private static final Set<String> NAMED =
      Set.of(
          "pods",
          "services",
          "persistentvolumeclaims",
          "configmaps",
          "secrets",
          "replicationcontrollers",
          "resourcequotas");

  private static final List<String> COMPUTED = List.of("cpu", "memory", "ephemeral-storage");

  private Usage() {}

  static Map<String, Quantity> of(Resource resource, JsonObject object) {
    Map<String, Quantity> usage = new TreeMap<>();
    usage.put(counted(resource), ONE);
    boolean over = resource.equals(PODS) && isOver(object);
    if (resource.group().isEmpty() && NAMED.contains(resource.plural()) && !over) {
      usage.put(resource.plural(), ONE);
    }
    JsonObject spec = object.object("spec");
    if (resource.equals(PODS) && !over) {
      pod(spec, usage);
    } else if (resource.equals(SERVICES)) {
      service(spec, usage);
    } else if (resource.equals(CLAIMS)) {
      claim(spec, usage);
    }
    return usage;
  }

  /// The name under which objects of any kind are counted.
  static String counted(Resource resource) {
    String group = resource.group().isEmpty() ? "" : "." + resource.group();
    return "count/" + resource.plural() + group;
  }

  static boolean isOver(JsonObject pod) {
    String phase = Trees.text(pod.object("status"), "phase");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static void pod(JsonObject spec, Map<String, Quantity> usage) {
    PodAmounts.of(spec, "requests")
        .forEach((name, amount) -> {
          usage.put("requests." + name, amount);
          if (COMPUTED.contains(name) || name.startsWith("hugepages-")) {
            usage.put(name, amount);
          }
        });
    PodAmounts.of(spec, "limits")
        .forEach((name, amount) -> {
          if (COMPUTED.contains(name)) {
            usage.put("limits." + name, amount);
          }
        });
  }

  private static void service(JsonObject spec, Map<String, Quantity> usage) {
    boolean balanced = Trees.text(spec, "type").equals("LoadBalancer");
    boolean ported =
        Trees.text(spec, "type").equals("NodePort")
            || balanced && spec.get("allocateLoadBalancerNodePorts") != JsonBool.FALSE;
    if (balanced) {
      usage.put("services.loadbalancers", ONE);
    }
    if (ported) {
      usage.put("services.nodeports", Quantity.of(spec.array("ports").size()));
    }
  }

  private static void claim(JsonObject spec, Map<String, Quantity> usage) {
    String of = Trees.text(spec, "storageClassName");
    Quantity storage =
        Trees.amounts(spec.object("resources").object("requests"))
            .getOrDefault("storage", Quantity.ZERO);
    usage.put("requests.storage", storage);
    if (!of.isEmpty()) {
      usage.put(of + CLASS + "requests.storage", storage);
      usage.put(of + CLASS + "persistentvolumeclaims", ONE);
    }
  }

  /// The collections that a quota on that name counts objects of.
  static Resource collection(String name) {
    if (name.startsWith("count/")) {
      String counted = name.substring("count/".length());
      int dot = counted.indexOf('.');
      return dot < 0
          ? new Resource("", counted)
          : new Resource(counted.substring(dot + 1), counted.substring(0, dot));
    } else if (name.startsWith("services")) {
      return SERVICES;
    } else if (name.equals("requests.storage")
        || name.equals("persistentvolumeclaims")
        || name.contains(CLASS)) {
      return CLAIMS;
    }
    return NAMED.contains(name) ? new Resource("", name) : PODS;
  }
}
