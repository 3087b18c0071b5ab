package turbulence.faults.kubernetes.pod;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.faults.kubernetes.remote.Containers;
import turbulence.json.JsonObject;

/// Whose logs are read.
record LogSource(
    @About("Labels that the pods have; `{name}` in it stands for the name that is given.")
        @Default("\"name in ({name})\"")
        String labelSelector,
    @About(
            "The container; when left out, the only one of a pod, or the one that it calls its"
                + " default.")
        @Nullable String containerName) {

  /// The selector, with the name in its place.
  String labels(@Nullable String name) {
    return labelSelector.replace("{name}", name == null ? "None" : name);
  }

  /// Which container of a pod; empty to leave it to the API, which refuses when there are several.
  String container(JsonObject pod) {
    if (containerName != null) {
      return containerName;
    }
    Optional<String> preferred =
        Containers.names(pod).size() > 1 ? Containers.annotated(pod) : Optional.empty();
    return preferred.orElse("");
  }
}
