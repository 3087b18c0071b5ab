package turbulence.simulator.kubelet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// The variables by which containers find services: the API server always, and the others of their
/// namespace unless the pod does without.
final class ServiceVariables {
  private static final Resource SERVICES = new Resource("", "services");
  private static final String API = "kubernetes";

  private ServiceVariables() {}

  static Map<String, String> of(Store store, Stored pod) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (pod.spec().get("enableServiceLinks") != JsonBool.FALSE) {
      store.snapshot(SERVICES).all(pod.key().namespace()).forEach(each -> add(each, variables));
    }
    store.get(new Key(SERVICES, "default", API)).ifPresent(each -> add(each, variables));
    return variables;
  }

  private static void add(Stored service, Map<String, String> variables) {
    String address = Trees.text(service.spec(), "clusterIP");
    List<JsonObject> ports = Trees.objects(service.spec(), "ports");
    if (address.isEmpty() || address.equals("None") || ports.isEmpty()) {
      return;
    }
    String name = variable(service.key().name());
    String first = Long.toString(Trees.whole(ports.getFirst(), "port", 0));
    variables.put(name + "_SERVICE_HOST", address);
    variables.put(name + "_SERVICE_PORT", first);
    for (JsonObject port : ports) {
      String called = Trees.text(port, "name");
      if (!called.isEmpty()) {
        variables.put(
            name + "_SERVICE_PORT_" + variable(called),
            Long.toString(Trees.whole(port, "port", 0)));
      }
    }
    variables.put(name + "_PORT", url(ports.getFirst(), address));
    for (JsonObject port : ports) {
      String protocol = Trees.text(port, "protocol");
      String number = Long.toString(Trees.whole(port, "port", 0));
      String start = name + "_PORT_" + number + "_" + (protocol.isEmpty() ? "TCP" : protocol);
      variables.put(start, url(port, address));
      variables.put(start + "_PROTO", protocol(port));
      variables.put(start + "_PORT", number);
      variables.put(start + "_ADDR", address);
    }
  }

  private static String protocol(JsonObject port) {
    String protocol = Trees.text(port, "protocol");
    return protocol.isEmpty() ? "tcp" : protocol.toLowerCase(Locale.ROOT);
  }

  private static String url(JsonObject port, String address) {
    return protocol(port) + "://" + address + ":" + Trees.whole(port, "port", 0);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
