package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// EndpointSlices.
final class EndpointSlices implements Behaviour {
  private static final Json UNNAMED = new JsonText("");
  private static final List<String> TYPES = List.of("FQDN", "IPv4", "IPv6");
  private static final int MOST = 1000;
  private static final int MOST_PORTS = 20_000;
  private static final int MOST_ADDRESSES = 100;

  @Override
  public JsonObject defaulted(JsonObject slice) {
    return Draft.of(slice)
        .each("ports", EndpointSlices::port)
        .each(
            "endpoints",
            endpoint -> Draft.of(endpoint).always("conditions", conditions -> conditions).build())
        .preset("endpoints", JsonNull.NULL)
        .preset("ports", JsonNull.NULL)
        .build();
  }

  private static JsonObject port(JsonObject port) {
    return Draft.of(port).preset("name", UNNAMED).preset("protocol", Containers.TCP).build();
  }

  @Override
  public void check(JsonObject slice, Findings findings) {
    Field root = Field.root(slice, findings);
    Field type = root.child("addressType");
    if (type.isBlank()) {
      type.required("");
    } else if (!TYPES.contains(type.text())) {
      type.unsupported(TYPES);
    }
    Field endpoints = root.child("endpoints");
    if (endpoints.size() > MOST) {
      findings.tooMany(endpoints.path(), endpoints.size(), MOST);
      return;
    }
    for (Field endpoint : endpoints) {
      checkEndpoint(endpoint, type.text(), findings);
    }
    Field ports = root.child("ports");
    if (ports.size() > MOST_PORTS) {
      findings.tooMany(ports.path(), ports.size(), MOST_PORTS);
      return;
    }
    for (Field port : ports) {
      if (!port.child("name").isBlank()) {
        port.child("name").must(Names.label(port.child("name").text()));
      }
      port.child("protocol").oneOf(ContainerCheck.PROTOCOLS);
      if (port.child("port").isSet()) {
        port.child("port").within(1, 65_535);
      }
    }
  }

  private static void checkEndpoint(Field endpoint, String type, Findings findings) {
    Field addresses = endpoint.child("addresses");
    if (addresses.isEmpty()) {
      addresses.required("must contain at least 1 address");
    } else if (addresses.size() > MOST_ADDRESSES) {
      findings.tooMany(addresses.path(), addresses.size(), MOST_ADDRESSES);
    }
    for (Field address : addresses) {
      String text = address.text();
      switch (type) {
        case "IPv4" -> {
          address.must(Addresses.ip(text));
          if (Addresses.isIp(text) && Addresses.ipv4(text) < 0) {
            address.invalid("must be an IPv4 address");
          }
        }
        case "IPv6" -> {
          address.must(Addresses.ip(text));
          if (Addresses.isIp(text) && Addresses.ipv4(text) >= 0) {
            address.invalid("must be an IPv6 address");
          }
        }
        default -> {
          // Full names of hosts have no form that is checked here.
        }
      }
    }
    Field host = endpoint.child("hostname");
    if (host.isSet()) {
      host.must(Names.label(host.text()));
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    Field old = Field.root(before, findings).child("addressType");
    Field.root(after, findings).child("addressType").unchanged(old);
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
