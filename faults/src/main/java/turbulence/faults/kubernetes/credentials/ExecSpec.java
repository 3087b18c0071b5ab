package turbulence.faults.kubernetes.credentials;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// A program that knows who we are, as a kubeconfig file names it.
///
/// @param words the program and its arguments
/// @param environment what it finds there besides what we do
/// @param interactive `Never`, `IfAvailable` or `Always`: whether it may ask a person
/// @param hint how to install it; empty when nobody says
/// @param cluster what it is told about the cluster; null when that is nothing
public record ExecSpec(
    String apiVersion,
    List<String> words,
    Map<String, String> environment,
    String interactive,
    String hint,
    @Nullable JsonObject cluster) {
  public static final List<String> VERSIONS =
      List.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

  public ExecSpec {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  String program() {
    return words.getFirst();
  }

  /// What the program reads in `KUBERNETES_EXEC_INFO`.
  String info(boolean asks) {
    JsonObject spec = JsonObject.of("interactive", asks);
    return JsonObject.builder()
        .put("kind", "ExecCredential")
        .put("apiVersion", apiVersion)
        .put(
            "spec", cluster == null ? spec : JsonObject.of("cluster", cluster, "interactive", asks))
        .build()
        .toString();
  }
}
