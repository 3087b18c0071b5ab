package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Snapshot;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// The collections that rights are kept in, as they were at one moment.
record Roles(Snapshot roles, Snapshot clusterRoles, Snapshot namespaced, Snapshot everywhere) {
  static final String GROUP = "rbac.authorization.k8s.io";
  static final Resource ROLES = new Resource(GROUP, "roles");
  static final Resource CLUSTER_ROLES = new Resource(GROUP, "clusterroles");
  static final Resource BINDINGS = new Resource(GROUP, "rolebindings");
  static final Resource CLUSTER_BINDINGS = new Resource(GROUP, "clusterrolebindings");

  static Roles of(Store store) {
    return new Roles(
        store.snapshot(ROLES),
        store.snapshot(CLUSTER_ROLES),
        store.snapshot(BINDINGS),
        store.snapshot(CLUSTER_BINDINGS));
  }

  List<Stored> bindings() {
    List<Stored> all = new ArrayList<>(everywhere.all(""));
    all.addAll(namespaced.all(""));
    return all;
  }

  Optional<Stored> role(Key key) {
    return (key.resource().equals(ROLES) ? roles : clusterRoles).get(key);
  }

  /// The name of the kind stands where other messages name the resource.
  static String notFound(Key role) {
    String plural = role.resource().plural();
    return plural.substring(0, plural.length() - 1)
        + "."
        + GROUP
        + " \""
        + role.name()
        + "\" not found";
  }
}
