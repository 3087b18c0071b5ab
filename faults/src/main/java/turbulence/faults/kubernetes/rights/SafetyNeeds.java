package turbulence.faults.kubernetes.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.Resource;

/// What makes a run safer and is no step's business: to look ahead, to see that a fault is in
/// effect and gone again, to tell which cluster this is, and to keep a copy of the ledger and a
/// lease there.
public final class SafetyNeeds {
  private static final Resource AUTOSCALERS =
      new Resource("autoscaling", "v2", "horizontalpodautoscalers", true);
  private static final List<Resource> LOOKED_AT =
      List.of(
          Resource.PODS,
          Resource.SERVICES,
          Resource.DEPLOYMENTS,
          Resource.REPLICA_SETS,
          Resource.STATEFUL_SETS,
          Resource.DAEMON_SETS,
          Resource.ENDPOINT_SLICES,
          Resource.DISRUPTION_BUDGETS,
          AUTOSCALERS);

  private SafetyNeeds() {}

  /// @param namespaces in which steps work; an empty one among them means all
  /// @param own where the copy of the ledger and the lease lie
  public static List<Need> in(Set<String> namespaces, String own) {
    List<Need> needs = new ArrayList<>();
    needs.add(Need.of("get", Resource.NAMESPACES, "").on("kube-system"));
    needs.add(Need.of("get", Resource.NODES, ""));
    needs.add(Need.of("list", Resource.NODES, ""));
    for (String namespace : namespaces.contains("") ? Set.of("") : namespaces) {
      for (Resource resource : LOOKED_AT) {
        needs.add(Need.of("get", resource, namespace));
        needs.add(Need.of("list", resource, namespace));
      }
    }
    for (Resource kept : List.of(Resource.CONFIG_MAPS, Resource.LEASES)) {
      for (String verb : List.of("get", "list", "create", "update", "patch", "delete")) {
        needs.add(Need.of(verb, kept, own));
      }
    }
    return needs;
  }
}
