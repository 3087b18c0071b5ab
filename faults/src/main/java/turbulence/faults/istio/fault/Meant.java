package turbulence.faults.istio.fault;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The destinations whose routes a step is about, as its argument `routes` lists them.
final class Meant {
  private Meant() {}

  /// @throws IllegalArgumentException saying what is wrong with which of them
  static List<Destination> of(List<JsonObject> routes) {
    if (routes.isEmpty()) {
      throw new IllegalArgumentException(
          "'routes' is empty; it needs entries such as {destination: {host: web}}");
    }
    List<Destination> all = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      JsonObject route = routes.get(i);
      JsonObject destination = route.object("destination");
      if (!(destination.get("host") instanceof JsonText host) || host.value().isEmpty()) {
        throw new IllegalArgumentException(
            "'routes' needs entries such as {destination: {host: web}}; number "
                + (i + 1)
                + " is "
                + route);
      }
      all.add(Destination.of(destination));
    }
    return all;
  }
}
