package turbulence.faults.kubernetes.chaosmesh.stress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Told;
import turbulence.faults.kubernetes.chaosmesh.Fault;
import turbulence.faults.kubernetes.chaosmesh.FaultKind;
import turbulence.faults.kubernetes.chaosmesh.Selector;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// How long it lasts, and where in the pods.
record Course(
    @About("How long it lasts, such as `30s`.") @Default("\"30s\"") String duration,
    @About("The containers that are stressed, with commas or as a list; the first when left out.")
        @Told("string|list")
        @Nullable Json containerNames,
    @About("What stress-ng is to do, in its own words, in the place of the rest.")
        @Nullable String stressngStressors) {
  Course {
    List<String> _ = Selector.texts("container_names", containerNames);
  }

  /// @param what is stressed, such as `cpu`
  Fault fault(String name, Pods pods, Manner manner, String what, JsonObject how) {
    JsonObject.Builder spec =
        JsonObject.builder()
            .put("selector", pods.selector())
            .put("stressors", JsonObject.of(what, how));
    manner.extent().put(spec);
    spec.put("duration", duration);
    List<String> containers = Selector.texts("container_names", containerNames);
    if (!containers.isEmpty()) {
      spec.put("containerNames", JsonArray.from(containers));
    }
    if (stressngStressors != null && !stressngStressors.isEmpty()) {
      spec.put("stressngStressors", stressngStressors);
    }
    return new Fault(FaultKind.STRESS, pods.ns(), name, spec.build());
  }
}
