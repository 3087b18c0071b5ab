package turbulence.simulator.api.edge;

import java.util.List;
import turbulence.simulator.api.discovery.KindInfo;

/// Kinds that are served but that clients are told to leave.
final class Deprecations {
  private Deprecations() {}

  /// What every answer about the kind warns of.
  static List<String> of(KindInfo kind) {
    if (!kind.group().isEmpty()) {
      return kind.version().startsWith("v1beta") || kind.version().startsWith("v2beta")
          ? retired(kind)
          : List.of();
    }
    return switch (kind.names().plural()) {
      case "endpoints" ->
          List.of("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
      case "componentstatuses" -> List.of("v1 ComponentStatus is deprecated in v1.19+");
      default -> List.of();
    };
  }

  /// What servers said in the years before they gave a version up.
  private static List<String> retired(KindInfo kind) {
    String when =
        switch (kind.apiVersion()) {
          case "autoscaling/v2beta1" -> "v1.22+, unavailable in v1.25+";
          case "autoscaling/v2beta2" -> "v1.23+, unavailable in v1.26+";
          case "batch/v1beta1", "policy/v1beta1" -> "v1.21+, unavailable in v1.25+";
          case "extensions/v1beta1" -> "v1.14+, unavailable in v1.22+";
          case "networking.k8s.io/v1beta1" -> "v1.19+, unavailable in v1.22+";
          case "rbac.authorization.k8s.io/v1beta1" -> "v1.17+, unavailable in v1.22+";
          default -> "";
        };
    if (when.isEmpty() || kind.isCustom()) {
      return List.of();
    }
    return List.of(
        kind.apiVersion()
            + " "
            + kind.kind()
            + " is deprecated in "
            + when
            + "; use "
            + kind.storage()
            + " "
            + kind.kind());
  }
}
