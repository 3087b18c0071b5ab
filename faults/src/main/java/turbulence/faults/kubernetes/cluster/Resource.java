package turbulence.faults.kubernetes.cluster;

/// A kind of objects, as paths name it.
///
/// @param group empty for the core
/// @param plural in lower case, such as `pods`
/// @param namespaced whether its objects lie in namespaces
public record Resource(String group, String version, String plural, boolean namespaced) {
  public static final Resource PODS = core("pods", true);
  public static final Resource SERVICES = core("services", true);
  public static final Resource SECRETS = core("secrets", true);
  public static final Resource CONFIG_MAPS = core("configmaps", true);
  public static final Resource NODES = core("nodes", false);
  public static final Resource NAMESPACES = core("namespaces", false);
  public static final Resource DEPLOYMENTS = apps("deployments");
  public static final Resource REPLICA_SETS = apps("replicasets");
  public static final Resource STATEFUL_SETS = apps("statefulsets");
  public static final Resource DAEMON_SETS = apps("daemonsets");
  public static final Resource LEASES = new Resource("coordination.k8s.io", "v1", "leases", true);
  public static final Resource EVENTS = new Resource("events.k8s.io", "v1", "events", true);
  public static final Resource DISRUPTION_BUDGETS =
      new Resource("policy", "v1", "poddisruptionbudgets", true);
  public static final Resource ENDPOINT_SLICES =
      new Resource("discovery.k8s.io", "v1", "endpointslices", true);
  public static final Resource NETWORK_POLICIES =
      new Resource("networking.k8s.io", "v1", "networkpolicies", true);
  public static final Resource INGRESSES =
      new Resource("networking.k8s.io", "v1", "ingresses", true);

  private static Resource core(String plural, boolean namespaced) {
    return new Resource("", "v1", plural, namespaced);
  }

  private static Resource apps(String plural) {
    return new Resource("apps", "v1", plural, true);
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// One object.
  ///
  /// @param namespace does not matter when its kind lies in none
  public Ref ref(String namespace, String name) {
    return new Ref(this, namespaced ? namespace : "", name, "");
  }

  /// All objects of a namespace; of all namespaces when that is empty.
  public Listing in(String namespace) {
    return new Listing(this, namespaced ? namespace : "", "", "", false);
  }

  /// All objects everywhere.
  public Listing everywhere() {
    return in("");
  }

  /// Where its objects are.
  public String path(String namespace) {
    String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    return namespace.isEmpty()
        ? root + "/" + plural
        : root + "/namespaces/" + Query.quoted(namespace) + "/" + plural;
  }

  /// As people say it: `deployments.apps`.
  @Override
  public String toString() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
