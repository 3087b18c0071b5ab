package turbulence.simulator.api;

import java.util.List;

/// Who asks.
public record Caller(String user, List<String> groups) {
  /// The holder of the token in the kubeconfig: may do everything.
  public static final Caller ADMIN =
      new Caller("kubernetes-admin", List.of("system:masters", "system:authenticated"));

  /// A part of the simulator itself, by the name that it has in a real cluster, such as
  /// `system:kube-scheduler`; may do everything.
  public static Caller component(String name) {
    return new Caller(name, List.of("system:masters", "system:authenticated"));
  }
}
