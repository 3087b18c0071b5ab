package turbulence.faults.kubernetes.chaosmesh.network;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Told;
import turbulence.faults.kubernetes.chaosmesh.Mode;
import turbulence.faults.kubernetes.chaosmesh.Selector;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The pods that the packets go to or come from; empty mode for whomever.
record Destinations(
    @About("How many pods at the other end, as in `mode`; empty for all of the world.")
        @Default("\"one\"")
        @Nullable String targetMode,
    @About("How many or what share, as in `mode_value`.") @Nullable String targetModeValue,
    @About("The namespaces of the pods at the other end, with commas or as a list.")
        @Told("string|list")
        @Nullable Json targetNamespacesSelectors,
    @About("Labels of the pods at the other end, as a mapping or as `app=web,tier=front`.")
        @Told("string|mapping")
        @Nullable Json targetLabelSelectors,
    @About("Annotations of the pods at the other end, in the same forms.") @Told("string|mapping")
        @Nullable Json targetAnnotationsSelectors) {
  Destinations {
    put(JsonObject.builder(), targetMode, targetModeValue, JsonObject.EMPTY);
    JsonObject _ =
        Selector.of(targetNamespacesSelectors, targetLabelSelectors, targetAnnotationsSelectors);
  }

  void put(JsonObject.Builder spec) {
    JsonObject selector =
        Selector.of(targetNamespacesSelectors, targetLabelSelectors, targetAnnotationsSelectors);
    put(spec, targetMode, targetModeValue, selector);
  }

  private static void put(
      JsonObject.Builder spec, @Nullable String mode, @Nullable String value, JsonObject selector) {
    if (mode != null && !mode.isEmpty()) {
      JsonObject.Builder target = JsonObject.builder();
      new Mode(mode, value).put(target);
      spec.put("target", target.put("selector", selector).build());
    }
  }
}
