package turbulence.faults.kubernetes.forecast;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// The pods behind each Service of a namespace that are ready.
final class ServiceShares {
  private static final String SERVICE = "kubernetes.io/service-name";

  private final String namespace;
  private final Map<String, Set<String>> ready = new TreeMap<>();

  private ServiceShares(String namespace) {
    this.namespace = namespace;
  }

  static ServiceShares read(Cluster cluster, String namespace)
      throws ClusterFailed, InterruptedException {
    ServiceShares shares = new ServiceShares(namespace);
    cluster.list(Resource.ENDPOINT_SLICES.in(namespace), shares::add);
    return shares;
  }

  /// A Service of two kinds of addresses has each pod twice.
  private void add(JsonObject slice) {
    String service = slice.object("metadata").object("labels").text(SERVICE).orElse("");
    if (service.isEmpty()) {
      return;
    }
    for (Json endpoint : slice.array("endpoints")) {
      if (endpoint instanceof JsonObject object
          && object.object("conditions").get("ready") != JsonBool.FALSE) {
        ready.computeIfAbsent(service, _ -> new HashSet<>()).add(name(object));
      }
    }
  }

  private static String name(JsonObject endpoint) {
    return endpoint
        .object("targetRef")
        .text("name")
        .orElseGet(() -> String.valueOf(endpoint.array("addresses")));
  }

  /// How many pods of that Service are ready.
  int ready(String service) {
    Set<String> endpoints = ready.get(service);
    return endpoints == null ? 0 : endpoints.size();
  }

  /// Tells of every Service that would lose ready endpoints.
  ///
  /// @param spared how many of these pods stay
  void tell(Set<String> pods, int spared, Telling telling) {
    ready.forEach((service, endpoints) -> {
      int gone = 0;
      for (String pod : pods) {
        gone += endpoints.contains(pod) ? 1 : 0;
      }
      gone = Math.max(0, gone - spared);
      if (gone > 0) {
        telling.effect(words(service, gone, endpoints.size()));
      }
    });
  }

  private String words(String service, int gone, int all) {
    return "Service "
        + namespace
        + "/"
        + service
        + " loses "
        + gone
        + " of "
        + all
        + (all == 1 ? " ready endpoint" : " ready endpoints")
        + (gone == all ? ": none is left" : "");
  }
}
