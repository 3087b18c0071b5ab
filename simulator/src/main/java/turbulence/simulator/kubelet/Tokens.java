package turbulence.simulator.kubelet;

import java.time.Duration;
import turbulence.json.JsonObject;

/// Makes the tokens by which pods prove to the API which account they run as. Shared between
/// threads.
@FunctionalInterface
public interface Tokens {
  /// A token for the account of that pod which is good for as long, and no longer than the pod.
  String of(JsonObject pod, Duration lifetime);
}
