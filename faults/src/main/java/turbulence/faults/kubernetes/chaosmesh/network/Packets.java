package turbulence.faults.kubernetes.chaosmesh.network;

import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.chaosmesh.Fault;
import turbulence.faults.kubernetes.chaosmesh.FaultKind;
import turbulence.json.JsonObject;

/// What happens to packets, while it is written down.
final class Packets {
  private final String action;
  private final JsonObject.Builder block = JsonObject.builder();

  /// @param action the word of Chaos Mesh for it, which is also the name of the block about it
  Packets(String action) {
    this.action = action;
  }

  /// What is not said is left out, and so is an empty text: a variable that is not set.
  Packets with(String name, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      block.put(name, value);
    }
    return this;
  }

  Fault of(String name, Sources sources, Manner manner, Outside outside, Destinations aim) {
    JsonObject.Builder spec = JsonObject.builder().put("action", action);
    manner.extent().put(spec);
    spec.put("selector", sources.selector()).put("direction", manner.direction());
    spec.put(action, block.build());
    outside.put(spec);
    aim.put(spec);
    return new Fault(FaultKind.NETWORK, sources.ns(), name, spec.build());
  }
}
