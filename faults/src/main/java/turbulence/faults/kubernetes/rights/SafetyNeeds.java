package turbulence.faults.kubernetes.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import turbulence.faults.kubernetes.cluster.Resource;

/// What makes a run safer and is no step's business: to look ahead, to see that a fault is in
/// effect and gone again, to tell which cluster this is, to keep a copy of the ledger and a lease
/// there, and to see which targets other runs claim, wherever their leases lie.
public final class SafetyNeeds {
  private static final Resource AUTOSCALERS =
      new Resource("autoscaling", "v2", "horizontalpodautoscalers", true);
  private static final Resource JOBS = new Resource("batch", "v1", "jobs", true);
  private static final Resource CRON_JOBS = new Resource("batch", "v1", "cronjobs", true);

  /// Whose rules compete for hosts, wherever they lie.
  private static final String MESH = "networking.istio.io";

  private static final List<Resource> LOOKED_AT =
      List.of(
          Resource.PODS,
          Resource.SERVICES,
          Resource.DEPLOYMENTS,
          Resource.REPLICA_SETS,
          Resource.STATEFUL_SETS,
          Resource.DAEMON_SETS,
          JOBS,
          CRON_JOBS,
          Resource.ENDPOINT_SLICES,
          Resource.DISRUPTION_BUDGETS,
          AUTOSCALERS);

  private final Collection<Need> needs;
  private final List<Need> further = new ArrayList<>();

  private SafetyNeeds(Collection<Need> needs) {
    this.needs = needs;
  }

  /// What it takes beyond what steps need.
  ///
  /// @param needs of all steps
  /// @param own where the copy of the ledger and the lease lie
  public static List<Need> beyond(Collection<Need> needs, String own) {
    SafetyNeeds safety = new SafetyNeeds(needs);
    safety.surroundings();
    needs.forEach(safety::target);
    safety.safeguards(own);
    return List.copyOf(safety.further);
  }

  /// What lies around where steps work, and the marks of the namespaces that protect what is there.
  private void surroundings() {
    add(Need.of("get", Resource.NAMESPACES, "").on("kube-system"));
    add(Need.of("get", Resource.NODES, ""), "list");
    for (String namespace : namespaces()) {
      for (Resource resource : LOOKED_AT) {
        add(Need.of("get", resource, namespace), "list");
      }
      Need marks = Need.of("get", Resource.NAMESPACES, "");
      if (namespace.isEmpty()) {
        add(marks, "list");
      } else {
        add(marks.on(namespace));
      }
    }
  }

  /// All of them are one that has no name.
  private Set<String> namespaces() {
    Set<String> namespaces = new TreeSet<>();
    for (Need need : needs) {
      if (need.resource().namespaced()) {
        namespaces.add(need.namespace());
      } else if (need.resource().equals(Resource.NAMESPACES) && need.verb().equals("delete")) {
        namespaces.add(need.name()); // what is in it goes with it
      }
    }
    return namespaces.contains("") ? Set.of("") : namespaces;
  }

  /// Whether it is there or gone, what goes with it, and when it has gone.
  private void target(Need need) {
    boolean whole = need.part().isEmpty();
    switch (need.verb()) {
      case "create" -> {
        if (whole) {
          add(need.to("get"), "list");
        } else if (need.part().equals("eviction")) {
          add(Need.of("watch", Resource.PODS, need.namespace()));
          add(Need.of("watch", Resource.DISRUPTION_BUDGETS, need.namespace()));
        }
      }
      case "delete", "patch" -> {
        if (whole) {
          add(need.to("get"), "list");
        }
        if (need.resource().equals(Resource.NODES)) {
          add(Need.of("list", Resource.PODS, ""));
        } else if (need.resource().group().equals(MESH)) {
          add(Need.of("list", need.resource(), ""));
        }
      }
      default -> {}
    }
  }

  private void safeguards(String own) {
    for (Resource kept : List.of(Resource.CONFIG_MAPS, Resource.LEASES)) {
      add(Need.of("get", kept, own), "list", "create", "update", "patch", "delete");
    }
    add(Need.of("list", Resource.LEASES, ""));
  }

  private void add(Need need, String... more) {
    List<Need> all = new ArrayList<>(List.of(need));
    for (String verb : more) {
      all.add(need.to(verb));
    }
    for (Need each : all) {
      if (needs.stream().noneMatch(have -> have.covers(each))
          && further.stream().noneMatch(have -> have.covers(each))) {
        further.add(each);
      }
    }
  }
}
