package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What a pod takes of a node: what its containers request, and ports of the node itself.
///
/// @param cpu thousandths of a processor
/// @param memory bytes
/// @param storage bytes of ephemeral storage
/// @param others what else is counted, such as `example.com/gpu`
record Demand(long cpu, long memory, long storage, Map<String, Long> others, List<Port> ports) {
  static final Demand NONE = new Demand(0, 0, 0, Map.of(), List.of());
  private static final long LEAST_CPU = 100;
  private static final long LEAST_MEMORY = 200L << 20;

  /// A port of the node that the pod takes; an empty address means all of them.
  record Port(String ip, String protocol, long number) {
    boolean clashes(Port other) {
      return number == other.number
          && protocol.equals(other.protocol)
          && (isAny() || other.isAny() || ip.equals(other.ip));
    }

    private boolean isAny() {
      return ip.isEmpty() || ip.equals("0.0.0.0");
    }
  }

  static Demand of(JsonObject podSpec) {
    Demand sidecars = NONE;
    Demand initial = NONE;
    for (JsonObject container : Trees.objects(podSpec, "initContainers")) {
      Demand own = requested(container);
      if (Trees.text(container, "restartPolicy").equals("Always")) {
        sidecars = sidecars.plus(own);
        initial = initial.max(sidecars);
      } else {
        initial = initial.max(sidecars.plus(own));
      }
    }
    Demand sum = sidecars;
    for (JsonObject container : Trees.objects(podSpec, "containers")) {
      sum = sum.plus(requested(container));
    }
    Demand most = sum.max(initial);
    JsonObject whole = podSpec.object("resources").object("requests");
    Demand pod = whole.isEmpty() ? most : most.overriddenBy(whole);
    JsonObject overhead = podSpec.object("overhead");
    Demand all = overhead.isEmpty() ? pod : pod.plus(amounts(overhead));
    return new Demand(all.cpu, all.memory, all.storage, all.others, ports(podSpec));
  }

  private static Demand requested(JsonObject container) {
    JsonObject requests = container.object("resources").object("requests");
    return requests.isEmpty() ? NONE : amounts(requests);
  }

  private static Demand amounts(JsonObject amounts) {
    Map<String, Long> others = Map.of();
    for (Map.Entry<String, Json> amount : amounts) {
      String name = amount.getKey();
      if (name.indexOf('/') >= 0 || name.startsWith("hugepages-")) {
        others = others.isEmpty() ? new HashMap<>() : others;
        others.put(name, Amounts.units(amount.getValue()));
      }
    }
    return new Demand(
        Amounts.milli(amounts.get("cpu")),
        Amounts.units(amounts.get("memory")),
        Amounts.units(amounts.get("ephemeral-storage")),
        others,
        List.of());
  }

  private Demand overriddenBy(JsonObject whole) {
    Demand given = amounts(whole);
    return new Demand(
        whole.has("cpu") ? given.cpu : cpu,
        whole.has("memory") ? given.memory : memory,
        storage,
        others,
        ports);
  }

  private static List<Port> ports(JsonObject podSpec) {
    List<Port> ports = List.of();
    for (JsonObject container : Trees.objects(podSpec, "containers")) {
      for (JsonObject port : Trees.objects(container, "ports")) {
        long number = Trees.whole(port, "hostPort", 0);
        if (number > 0) {
          ports = ports.isEmpty() ? new ArrayList<>() : ports;
          String protocol = port.text("protocol").orElse("TCP");
          ports.add(new Port(Trees.text(port, "hostIP"), protocol, number));
        }
      }
    }
    return ports;
  }

  Demand plus(Demand other) {
    if (other.equals(NONE)) {
      return this;
    }
    return new Demand(
        cpu + other.cpu,
        memory + other.memory,
        storage + other.storage,
        merged(others, other.others, true),
        ports);
  }

  private Demand max(Demand other) {
    return new Demand(
        Math.max(cpu, other.cpu),
        Math.max(memory, other.memory),
        Math.max(storage, other.storage),
        merged(others, other.others, false),
        ports);
  }

  private static Map<String, Long> merged(
      Map<String, Long> one, Map<String, Long> two, boolean sum) {
    if (two.isEmpty()) {
      return one;
    }
    Map<String, Long> all = new HashMap<>(one);
    two.forEach((name, value) -> all.merge(name, value, sum ? Long::sum : Math::max));
    return all;
  }

  /// What counts when nodes are compared, so that pods which ask for nothing spread as well.
  long weightyCpu() {
    return cpu == 0 ? LEAST_CPU : cpu;
  }

  long weightyMemory() {
    return memory == 0 ? LEAST_MEMORY : memory;
  }
}
