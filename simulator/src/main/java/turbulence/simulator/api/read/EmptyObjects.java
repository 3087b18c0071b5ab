package turbulence.simulator.api.read;

import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;

/// What a real server's bookmarks carry beside their metadata: the fields that an object without
/// any content still has.
final class EmptyObjects {
  private static final JsonObject NOTHING = JsonObject.EMPTY;

  private EmptyObjects() {}

  static JsonObject fill(Resource resource, JsonObject named) {
    return switch (resource.toString()) {
      case "pods" ->
          named.with("spec", JsonObject.of("containers", JsonNull.NULL)).with("status", NOTHING);
      case "namespaces" -> named.with("spec", NOTHING).with("status", NOTHING);
      case "services" ->
          named.with("spec", NOTHING).with("status", JsonObject.of("loadBalancer", NOTHING));
      case "deployments.apps" ->
          named.with("spec", workload().with("strategy", NOTHING)).with("status", NOTHING);
      case "replicasets.apps" ->
          named.with("spec", workload()).with("status", JsonObject.of("replicas", 0));
      case "leases.coordination.k8s.io" -> named.with("spec", NOTHING);
      default -> named;
    };
  }

  private static JsonObject workload() {
    return JsonObject.of("selector", JsonNull.NULL, "template", template());
  }

  private static JsonObject template() {
    return JsonObject.of("metadata", NOTHING, "spec", JsonObject.of("containers", JsonNull.NULL));
  }
}
