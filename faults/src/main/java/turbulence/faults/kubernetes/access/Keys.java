package turbulence.faults.kubernetes.access;

import java.util.List;
import java.util.Optional;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The connection keys of Chaos Toolkit's Kubernetes extension: among the secrets of a step, else
/// in the environment.
record Keys(World world, JsonObject secrets) {
  private static final List<String> CONNECTING =
      List.of(
          "KUBERNETES_HOST",
          "KUBERNETES_API_KEY",
          "KUBERNETES_CERT_FILE",
          "KUBERNETES_USERNAME",
          "KUBERNETES_CA_CERT_FILE",
          "KUBERNETES_SSL_CA_CERT");

  /// The value; what is empty counts as not said.
  Optional<String> find(String name) {
    Json secret = secrets.get(name);
    if (secret != null && secret != JsonNull.NULL) {
      String text = secret instanceof JsonText said ? said.value() : secret.toString();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
    String variable = world.environment().getOrDefault(name, "");
    return variable.isEmpty() ? Optional.empty() : Optional.of(variable);
  }

  /// Whether somebody says where a cluster is, or who we are to it.
  boolean connect() {
    return CONNECTING.stream().anyMatch(name -> find(name).isPresent());
  }
}
