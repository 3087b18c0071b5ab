package turbulence.faults.kubernetes.chaosmesh.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Told;
import turbulence.faults.kubernetes.chaosmesh.Selector;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What lies outside the cluster at the other end.
record Outside(
    @About("Addresses outside the cluster that the packets go to, with commas or as a list.")
        @Told("string|list")
        @Nullable Json externalTargets) {
  Outside {
    List<String> _ = Selector.texts("external_targets", externalTargets);
  }

  void put(JsonObject.Builder spec) {
    List<String> addresses = Selector.texts("external_targets", externalTargets);
    if (!addresses.isEmpty()) {
      spec.put("externalTargets", JsonArray.from(addresses));
    }
  }
}
