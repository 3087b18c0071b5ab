package turbulence.simulator.api.edge;

import java.util.List;
import turbulence.simulator.api.discovery.KindInfo;

/// Kinds that are served but that clients are told to leave.
final class Deprecations {
  private Deprecations() {}

  /// What every answer about the kind warns of.
  static List<String> of(KindInfo kind) {
    if (!kind.group().isEmpty()) {
      return List.of();
    }
    return switch (kind.names().plural()) {
      case "endpoints" ->
          List.of("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
      case "componentstatuses" -> List.of("v1 ComponentStatus is deprecated in v1.19+");
      default -> List.of();
    };
  }
}
