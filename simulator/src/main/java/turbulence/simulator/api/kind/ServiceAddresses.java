package turbulence.simulator.api.kind;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Resource;

/// The addresses and node ports of the cluster's services: those that are stored are taken.
final class ServiceAddresses {
  static final Resource SERVICES = new Resource("", "services");
  private static final String RANGE = "10.96.0.0/12";
  private static final long FIRST = 0x0A600000L;
  private static final int COUNT = 1 << 20;
  private static final int RESERVED = 256;
  private static final int FIRST_PORT = 30_000;
  private static final int LAST_PORT = 32_767;

  private final Surroundings surroundings;

  ServiceAddresses(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// The specification with an address and node ports where it needs some and names none.
  JsonObject allocated(JsonObject spec) {
    boolean addressless = Services.needsAddress(spec) && Draft.isBlank(spec.get("clusterIP"));
    boolean portless = Services.needsNodePorts(spec);
    if (!addressless && !portless) {
      return spec;
    }
    Set<Long> takenPorts = new HashSet<>();
    Set<String> takenAddresses = new HashSet<>();
    collect(takenAddresses, takenPorts, "");
    Draft draft = Draft.of(spec);
    if (addressless) {
      String address = freeAddress(takenAddresses);
      draft.put("clusterIP", new JsonText(address)).put("clusterIPs", JsonArray.of(address));
    }
    if (portless) {
      spec.array("ports").forEach(port -> takenPorts.add(nodePort(port)));
      draft.each(
          "ports",
          port ->
              nodePort(port) == 0
                  ? port.with("nodePort", new JsonNumber(freePort(takenPorts)))
                  : port);
      if (isLocal(spec) && Draft.isBlank(spec.get("healthCheckNodePort"))) {
        draft.put("healthCheckNodePort", new JsonNumber(freePort(takenPorts)));
      }
    }
    return draft.build();
  }

  static boolean isLocal(JsonObject spec) {
    return Services.type(spec).equals("LoadBalancer")
        && spec.text("externalTrafficPolicy").orElse("").equals("Local");
  }

  private void collect(Set<String> addresses, Set<Long> ports, String except) {
    surroundings
        .store()
        .snapshot(SERVICES)
        .walk(
            "",
            null,
            stored -> {
              if (!stored.uid().equals(except) || except.isEmpty()) {
                JsonObject spec = stored.spec();
                for (Json address : spec.array("clusterIPs")) {
                  addresses.add(address instanceof JsonText text ? text.value() : "");
                }
                spec.array("ports").forEach(port -> ports.add(nodePort(port)));
                if (spec.get("healthCheckNodePort") instanceof JsonNumber number) {
                  ports.add(number.value().longValue());
                }
              }
              return true;
            });
  }

  private static long nodePort(Json port) {
    return port instanceof JsonObject object && object.get("nodePort") instanceof JsonNumber number
        ? number.value().longValue()
        : 0;
  }

  // The lower end is left to who names an address, as a server leaves it.
  private String freeAddress(Set<String> taken) {
    int start = surroundings.random().nextInt(COUNT - RESERVED - 1);
    for (int i = 0; i < COUNT - RESERVED - 1; i++) {
      long address = FIRST + RESERVED + (long) (start + i) % (COUNT - RESERVED - 1);
      String written = Addresses.ipv4(address);
      if (!taken.contains(written)) {
        return written;
      }
    }
    throw new IllegalStateException("every address of " + RANGE + " is taken");
  }

  /// A port that nobody has; when all are taken, the first one, which [#check] then refuses.
  private long freePort(Set<Long> taken) {
    int count = LAST_PORT - FIRST_PORT + 1;
    int start = surroundings.random().nextInt(count);
    for (int i = 0; i < count; i++) {
      long port = FIRST_PORT + (long) (start + i) % count;
      if (taken.add(port)) {
        return port;
      }
    }
    return FIRST_PORT;
  }

  /// Refuses addresses and ports that are taken, or that the cluster does not have.
  void check(@Nullable JsonObject before, JsonObject service, Findings findings) {
    Field spec = Field.root(service, findings).child("spec");
    JsonObject old = before == null ? JsonObject.EMPTY : before.object("spec");
    Set<String> addresses = new HashSet<>();
    Set<Long> ports = new HashSet<>();
    collect(addresses, ports, service.object("metadata").text("uid").orElse("none"));
    String address = spec.child("clusterIP").text();
    boolean changed = !address.equals(old.text("clusterIP").orElse(""));
    if (changed && !address.isEmpty() && !address.equals(Services.HEADLESS)) {
      checkAddress(spec.child("clusterIPs"), address, addresses);
    }
    Set<Long> known = new HashSet<>();
    old.array("ports").forEach(port -> known.add(nodePort(port)));
    for (Field port : spec.child("ports")) {
      Field number = port.child("nodePort");
      if (!number.isBlank() && !known.contains(number.number())) {
        checkPort(number, ports);
      }
    }
  }

  private static void checkAddress(Field addresses, String address, Set<String> taken) {
    long number = Addresses.ipv4(address);
    boolean within = number > FIRST && number < FIRST + COUNT - 1;
    if (!within) {
      addresses.invalid(
          "failed to allocate IP "
              + address
              + ": the provided IP ("
              + address
              + ") is not in the valid range. The range of valid IPs is "
              + RANGE);
    } else if (taken.contains(address)) {
      addresses.invalid("failed to allocate IP " + address + ": provided IP is already allocated");
    }
  }

  private static void checkPort(Field port, Set<Long> taken) {
    if (port.number() < FIRST_PORT || port.number() > LAST_PORT) {
      port.invalid(
          "provided port is not in the valid range. The range of valid ports is "
              + FIRST_PORT
              + "-"
              + LAST_PORT);
    } else if (taken.contains(port.number())) {
      port.invalid("provided port is already allocated");
    }
  }
}
