package turbulence.simulator.api.kind;

import java.util.HashMap;
import java.util.Map;
import turbulence.simulator.store.Resource;

/// The behaviour of each kind that a server has built in.
public final class Behaviours {
  private static final Map<Resource, Behaviour> KNOWN = new HashMap<>();

  static {
    core();
    apps();
  }

  private Behaviours() {}

  /// The behaviour of that collection; one that is not known is plain.
  public static Behaviour of(Resource resource) {
    return KNOWN.getOrDefault(resource, Plain.STORED);
  }

  private static void core() {
    put("", "pods", new Pods());
    put("", "namespaces", new Namespaces());
    put("", "nodes", new Nodes());
    put("", "services", new Services());
  }

  private static void apps() {
    put("apps", "deployments", new Deployments());
    put("apps", "replicasets", new ReplicaSets());
  }

  private static void put(String group, String plural, Behaviour behaviour) {
    KNOWN.put(new Resource(group, plural), behaviour);
  }
}
