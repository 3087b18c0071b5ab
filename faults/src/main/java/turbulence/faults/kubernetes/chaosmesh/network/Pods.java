package turbulence.faults.kubernetes.chaosmesh.network;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Told;
import turbulence.faults.kubernetes.chaosmesh.Selector;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The pods whose packets are hit, told as lists and mappings, too.
record Pods(
    @About("The namespace in which the fault is written down.") @Default("\"default\"") String ns,
    @About("The namespaces of the pods that are hit, with commas or as a list.")
        @Told("string|list")
        @Nullable Json namespacesSelectors,
    @About("Labels of the pods that are hit, as a mapping or as `app=web,tier=front`.")
        @Told("string|mapping")
        @Nullable Json labelSelectors,
    @About("Annotations of the pods that are hit, in the same forms.") @Told("string|mapping")
        @Nullable Json annotationsSelectors)
    implements Sources {
  Pods {
    JsonObject _ = Selector.of(namespacesSelectors, labelSelectors, annotationsSelectors);
  }

  @Override
  public JsonObject selector() {
    return Selector.of(namespacesSelectors, labelSelectors, annotationsSelectors);
  }
}
