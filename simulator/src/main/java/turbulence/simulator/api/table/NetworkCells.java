package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import turbulence.json.JsonObject;

/// The cells of what leads traffic to pods.
final class NetworkCells {
  private static final String NONE = "<none>";
  private static final int MOST = 3;

  private NetworkCells() {}

  static void service(Row row) {
    JsonObject spec = row.spec();
    List<String> addresses = Look.texts(spec.array("clusterIPs"));
    List<String> ports = new ArrayList<>();
    for (JsonObject port : Look.objects(spec.array("ports"))) {
      long node = Look.number(port, "nodePort");
      String number = Look.number(port, "port") + (node > 0 ? ":" + node : "");
      ports.add(number + "/" + Look.text(port, "protocol"));
    }
    row.name()
        .add(
            Look.text(spec, "type"),
            addresses.isEmpty() ? Look.text(spec, "clusterIP", NONE) : addresses.getFirst(),
            external(row),
            ports.isEmpty() ? NONE : String.join(",", ports))
        .age()
        .add(Look.labels(spec.object("selector")));
  }

  private static String external(Row row) {
    List<String> addresses = Look.texts(row.spec().array("externalIPs"));
    return switch (Look.text(row.spec(), "type")) {
      case "ClusterIP", "NodePort" -> addresses.isEmpty() ? NONE : String.join(",", addresses);
      case "LoadBalancer" -> {
        List<String> all = new ArrayList<>(balancer(row.status()));
        all.addAll(addresses);
        yield all.isEmpty() ? "<pending>" : String.join(",", all);
      }
      case "ExternalName" -> Look.text(row.spec(), "externalName");
      default -> "<unknown>";
    };
  }

  private static List<String> balancer(JsonObject status) {
    Set<String> found = new TreeSet<>();
    for (JsonObject point : Look.objects(status.object("loadBalancer").array("ingress"))) {
      found.add(Look.text(point, "ip", Look.text(point, "hostname")));
    }
    found.remove("");
    return List.copyOf(found);
  }

  static void endpoints(Row row) {
    List<JsonObject> subsets = Look.objects(row.object().array("subsets"));
    List<String> all = new ArrayList<>();
    for (JsonObject subset : subsets) {
      List<JsonObject> ports = Look.objects(subset.array("ports"));
      List<JsonObject> addresses = Look.objects(subset.array("addresses"));
      if (ports.isEmpty()) {
        addresses.forEach(address -> all.add(Look.text(address, "ip")));
      }
      for (JsonObject port : ports) {
        for (JsonObject address : addresses) {
          String ip = Look.text(address, "ip");
          String host = ip.contains(":") ? "[" + ip + "]" : ip;
          all.add(host + ":" + Look.number(port, "port"));
        }
      }
    }
    row.name().add(subsets.isEmpty() ? NONE : Look.some(all, MOST, "")).age();
  }

  static void endpointSlice(Row row) {
    List<String> ports = new ArrayList<>();
    for (JsonObject port : Look.objects(row.object().array("ports"))) {
      ports.add(Look.shown(port.get("port"), Look.shown(port.get("name"), "*")));
    }
    List<String> addresses = new ArrayList<>();
    for (JsonObject endpoint : Look.objects(row.object().array("endpoints"))) {
      addresses.addAll(Look.texts(endpoint.array("addresses")));
    }
    row.name()
        .add(
            Look.text(row.object(), "addressType"),
            Look.some(ports, MOST, "<unset>"),
            Look.some(addresses, MOST, "<unset>"))
        .age();
  }

  static void ingress(Row row) {
    row.name()
        .add(
            Look.shown(row.spec().get("ingressClassName"), NONE),
            hosts(Look.objects(row.spec().array("rules"))),
            String.join(",", balancer(row.status())),
            row.spec().array("tls").isEmpty() ? "80" : "80, 443")
        .age();
  }

  /// Counts rules that name no host only among those left out, as a real server does.
  private static String hosts(List<JsonObject> rules) {
    List<String> hosts = new ArrayList<>();
    boolean more = false;
    for (JsonObject rule : rules) {
      more |= hosts.size() == MOST;
      String host = Look.text(rule, "host");
      if (!more && !host.isEmpty()) {
        hosts.add(host);
      }
    }
    if (hosts.isEmpty()) {
      return "*";
    }
    String shown = String.join(",", hosts);
    return more ? shown + " + " + (rules.size() - MOST) + " more..." : shown;
  }

  static void ingressClass(Row row) {
    JsonObject to = row.spec().object("parameters");
    String group = Look.has(to, "apiGroup") ? "." + Look.text(to, "apiGroup") : "";
    String parameters = Look.text(to, "kind") + group + "/" + Look.text(to, "name");
    row.name().add(Look.text(row.spec(), "controller"), to.isEmpty() ? NONE : parameters).age();
  }

  static void networkPolicy(Row row) {
    JsonObject pods = row.spec().object("podSelector");
    row.name().add(WorkloadCells.selector(pods, NONE, "<error>")).age();
  }

  static void serviceCidr(Row row) {
    row.name().add(String.join(",", Look.texts(row.spec().array("cidrs")))).age();
  }

  static void ipAddress(Row row) {
    JsonObject parent = row.spec().object("parentRef");
    String group = Look.text(parent, "group");
    String namespace = Look.text(parent, "namespace");
    String name =
        Lower.of(Look.text(parent, "resource") + (group.isEmpty() ? "" : "." + group))
            + (namespace.isEmpty() ? "" : "/" + namespace)
            + "/"
            + Look.text(parent, "name");
    row.name().add(parent.isEmpty() ? NONE : name).age();
  }
}
