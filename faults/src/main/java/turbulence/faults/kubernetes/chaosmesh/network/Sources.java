package turbulence.faults.kubernetes.chaosmesh.network;

import turbulence.json.JsonObject;

/// Whose packets are hit.
interface Sources {
  /// The namespace that the fault is written down in.
  String ns();

  JsonObject selector();
}
