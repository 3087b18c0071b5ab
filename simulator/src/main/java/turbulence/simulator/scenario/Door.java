package turbulence.simulator.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.traffic.Gateway;

/// Where the gateway is found from outside: with some scenarios at a port that a service can call
/// its node port, so that whoever asks the service comes to the gateway.
final class Door {
  private static final int FIRST = 31_380;
  private static final int LAST = 32_767;
  private static final int LOWEST = 30_000;
  private static final JsonNumber HERE = new JsonNumber(0L);

  private Door() {}

  /// Opens a gateway at a port.
  interface Opening {
    Gateway at(int port) throws IOException;
  }

  static Gateway open(Scenario scenario, Opening opening) throws IOException {
    int wanted = scenario.settings().gatewayPort();
    if (wanted != 0 || !scenario.hasDoor()) {
      return opening.at(wanted);
    }
    @Nullable Gateway opened = null;
    for (int port = FIRST; opened == null && port <= LAST; port++) {
      opened = tried(opening, port);
    }
    return opened == null ? opening.at(0) : opened;
  }

  private static @Nullable Gateway tried(Opening opening, int port) {
    try {
      return opening.at(port);
    } catch (IOException taken) {
      return null;
    }
  }

  /// The manifests, in which services know the gateway's port: a node port of 0 that is written
  /// down stands for it. Of a gateway elsewhere nothing is said.
  static Manifests known(Manifests manifests, int gateway) {
    return gateway < LOWEST || gateway > LAST
        ? manifests
        : manifests.map(object ->
            object.text("kind").orElse("").equals("Service") ? opened(object, gateway) : object);
  }

  private static JsonObject opened(JsonObject service, int gateway) {
    List<Json> ports = new ArrayList<>();
    boolean found = false;
    for (Json each : service.object("spec").array("ports")) {
      boolean here = each instanceof JsonObject port && HERE.equals(port.get("nodePort"));
      found |= here;
      ports.add(here ? ((JsonObject) each).with("nodePort", gateway) : each);
    }
    return found
        ? service.with("spec", service.object("spec").with("ports", new JsonArray(ports)))
        : service;
  }
}
