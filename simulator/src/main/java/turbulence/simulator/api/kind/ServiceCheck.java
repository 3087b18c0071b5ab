package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What a server refuses in services.
final class ServiceCheck {
  private static final List<String> TYPES =
      List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
  private static final List<String> POLICIES = List.of("Cluster", "Local");

  private final Field spec;
  private final String type;

  ServiceCheck(Field service) {
    this.spec = service.child("spec");
    this.type = spec.child("type").text();
  }

  void check() {
    boolean headless = spec.child("clusterIP").is(Services.HEADLESS);
    Field ports = spec.child("ports");
    if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
      ports.required("");
    }
    if (headless && (type.equals("LoadBalancer") || type.equals("NodePort"))) {
      spec.child("clusterIPs")
          .item(0)
          .invalid("may not be set to 'None' for " + type + " services");
    }
    if (type.equals("ExternalName")) {
      checkExternalName();
    }
    checkPorts(ports);
    Selectors.checkLabels(spec.child("selector"));
    checkAffinity();
    checkAddresses();
    spec.child("type").oneOf(TYPES);
    checkNodePorts(ports);
    checkBalancer();
    checkPolicies();
  }

  private void checkExternalName() {
    for (String field : List.of("clusterIPs", "ipFamilies")) {
      if (!spec.child(field).isEmpty()) {
        spec.child(field).forbidden("may not be set for ExternalName services");
      }
    }
    if (spec.child("ipFamilyPolicy").isSet()) {
      spec.child("ipFamilyPolicy").forbidden("may not be set for ExternalName services");
    }
    Field name = spec.child("externalName");
    String text = name.text();
    String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (plain.isEmpty()) {
      name.required("");
    } else {
      name.must(Names.subdomain(plain));
    }
  }

  private static void checkPorts(Field ports) {
    Set<String> names = new HashSet<>();
    for (Field port : ports) {
      Field name = port.child("name");
      if (!name.isBlank()) {
        name.must(Names.label(name.text()));
        if (!names.add(name.text())) {
          name.duplicate();
        }
      } else if (ports.size() > 1) {
        name.required("");
      }
      Field number = port.child("port");
      (number.isSet() ? number : number.holding(Shares.zero())).within(1, 65_535);
      port.child("protocol").oneOf(ContainerCheck.PROTOCOLS);
      ProbeCheck.checkPort(port.child("targetPort"));
      Field protocol = port.child("appProtocol");
      if (protocol.isSet()) {
        Selectors.checkKey(protocol);
      }
    }
  }

  private void checkAffinity() {
    Field affinity = spec.child("sessionAffinity");
    affinity.oneOf(List.of("ClientIP", "None"));
    if (affinity.is("ClientIP")) {
      Field timeout = spec.child("sessionAffinityConfig").child("clientIP", "timeoutSeconds");
      if (timeout.number() <= 0 || timeout.number() > 86_400) {
        timeout.invalid("must be greater than 0 and less than 86400");
      }
    }
  }

  private void checkAddresses() {
    Field addresses = spec.child("clusterIPs");
    Field address = spec.child("clusterIP");
    if (address.isBlank() && !addresses.isEmpty()) {
      addresses.invalid("must be empty when `clusterIP` is not specified");
    } else if (!addresses.array().isEmpty() && !addresses.array().get(0).equals(address.json())) {
      addresses.invalid("first value must match `clusterIP`");
    }
    for (Field item : addresses) {
      if (item.is(Services.HEADLESS)) {
        if (addresses.size() > 1) {
          addresses.invalid("'None' must be the first and only value");
        }
      } else {
        item.must(Addresses.ip(item.text()));
      }
    }
    if (addresses.size() > 2) {
      addresses.invalid("may only hold up to 2 values");
    }
    for (Field family : spec.child("ipFamilies")) {
      if (!List.of("IPv4", "IPv6").contains(family.text())) {
        family.unsupported(List.of("IPv4", "IPv6"));
      }
    }
    spec.child("ipFamilyPolicy")
        .oneOfIfSet(List.of("PreferDualStack", "RequireDualStack", "SingleStack"));
    for (Field external : spec.child("externalIPs")) {
      external.must(Addresses.ip(external.text()));
    }
  }

  private void checkNodePorts(Field ports) {
    Set<String> nodePorts = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (Field port : ports) {
      Field nodePort = port.child("nodePort");
      String protocol = port.child("protocol").text();
      if (!nodePort.isBlank()) {
        if (type.equals("ClusterIP")) {
          nodePort.forbidden("may not be used when `type` is 'ClusterIP'");
        }
        if (!nodePorts.add(protocol + nodePort.number())) {
          nodePort.duplicate();
        }
      }
      if (!numbers.add(protocol + port.child("port").number())) {
        port.holding(known(protocol, port.child("port").number())).duplicate();
      }
    }
  }

  /// A port as a server's message shows it.
  private static JsonObject known(String protocol, long port) {
    return JsonObject.builder()
        .put("Name", "")
        .put("Protocol", protocol)
        .put("AppProtocol", JsonNull.NULL)
        .put("Port", port)
        .put("TargetPort", 0)
        .put("NodePort", 0)
        .build();
  }

  private void checkBalancer() {
    boolean balancer = type.equals("LoadBalancer");
    Field ranges =
        spec.child("loadBalancerSourceRanges").at(spec.child("LoadBalancerSourceRanges"));
    if (!ranges.isEmpty() && !balancer) {
      ranges.forbidden("may only be used when `type` is 'LoadBalancer'");
    }
    for (Field range : ranges) {
      range.must(Addresses.cidr(range.text().strip()));
    }
    for (String field : List.of("allocateLoadBalancerNodePorts", "loadBalancerClass")) {
      if (spec.child(field).isSet() && !balancer) {
        spec.child(field).forbidden("may only be used when `type` is 'LoadBalancer'");
      }
    }
  }

  private void checkPolicies() {
    Field external = spec.child("externalTrafficPolicy");
    if (Services.isReachedFromOutside(spec.object())) {
      external.oneOf(POLICIES);
    } else if (!external.isBlank()) {
      external.invalid("may only be set for externally-accessible services");
    }
    Field health = spec.child("healthCheckNodePort");
    if (!health.isBlank() && !ServiceAddresses.isLocal(spec.object())) {
      health.invalid(
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    }
    spec.child("internalTrafficPolicy").oneOfIfSet(POLICIES);
    spec.child("trafficDistribution")
        .oneOfIfSet(List.of("PreferClose", "PreferSameNode", "PreferSameZone"));
  }
}
