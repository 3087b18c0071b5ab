package turbulence.simulator.traffic.policy;

import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.traffic.Peer;

/// One end of a connection, as policies look at it.
///
/// @param namespace empty for what is no pod
/// @param peer null for what is no pod, or none that is stored
record Party(String ip, String namespace, JsonObject labels, @Nullable Peer peer) {
  static Party of(String ip, @Nullable Peer peer) {
    return peer == null
        ? new Party(ip, "", JsonObject.EMPTY, null)
        : new Party(ip, peer.namespace(), peer.labels(), peer);
  }

  boolean isPod() {
    return !namespace.isEmpty();
  }
}
