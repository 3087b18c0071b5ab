package turbulence.faults.kubernetes.chaosmesh.stress;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Told;
import turbulence.faults.kubernetes.chaosmesh.Selector;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The pods whose containers are stressed, told as texts; lists and mappings are taken, too.
record Pods(
    @About("The namespace in which the stress is written down.") @Default("\"default\"") String ns,
    @About("The namespaces of the pods, with commas or as a list.") @Told("string")
        @Nullable Json namespacesSelectors,
    @About("Labels of the pods, as a mapping or as `app=web,tier=front`.") @Told("string")
        @Nullable Json labelSelectors,
    @About("Annotations of the pods, in the same forms.") @Told("string")
        @Nullable Json annotationsSelectors) {
  Pods {
    JsonObject _ = Selector.of(namespacesSelectors, labelSelectors, annotationsSelectors);
  }

  JsonObject selector() {
    return Selector.of(namespacesSelectors, labelSelectors, annotationsSelectors);
  }
}
