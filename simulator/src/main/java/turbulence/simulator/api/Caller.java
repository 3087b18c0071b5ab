package turbulence.simulator.api;

import java.util.List;
import java.util.Map;

/// Who asks.
///
/// @param uid empty when nobody keeps one for the user
/// @param extra what else is known, such as the pod that a token was made for
public record Caller(
    String user, List<String> groups, String uid, Map<String, List<String>> extra) {
  /// Those who may do everything.
  public static final String MASTERS = "system:masters";

  /// All who are known.
  public static final String AUTHENTICATED = "system:authenticated";

  /// The holder of the token in the kubeconfig: may do everything.
  public static final Caller ADMIN = component("kubernetes-admin");

  public Caller(String user, List<String> groups) {
    this(user, groups, "", Map.of());
  }

  /// A part of the simulator itself, by the name that it has in a real cluster, such as
  /// `system:kube-scheduler`; may do everything.
  public static Caller component(String name) {
    return new Caller(name, List.of(MASTERS, AUTHENTICATED));
  }

  public boolean isMaster() {
    return groups.contains(MASTERS);
  }
}
