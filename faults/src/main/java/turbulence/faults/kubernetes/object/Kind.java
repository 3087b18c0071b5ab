package turbulence.faults.kubernetes.object;

import java.util.Locale;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A kind of objects that steps make, change and delete.
public enum Kind {
  DEPLOYMENT(Resource.DEPLOYMENTS, "Deployment"),
  STATEFUL_SET(Resource.STATEFUL_SETS, "StatefulSet"),
  DAEMON_SET(Resource.DAEMON_SETS, "DaemonSet"),
  REPLICA_SET(Resource.REPLICA_SETS, "ReplicaSet"),
  SERVICE(Resource.SERVICES, "Service"),
  SECRET(Resource.SECRETS, "Secret"),
  NAMESPACE(Resource.NAMESPACES, "Namespace"),
  INGRESS(Resource.INGRESSES, "Ingress"),
  NETWORK_POLICY(Resource.NETWORK_POLICIES, "NetworkPolicy");

  private final Resource resource;
  private final String title;

  Kind(Resource resource, String title) {
    this.resource = resource;
    this.title = title;
  }

  public Resource resource() {
    return resource;
  }

  /// As objects say it: `StatefulSet`.
  public String title() {
    return title;
  }

  /// As people and limits say it: `statefulset`.
  public String word() {
    return title.toLowerCase(Locale.ROOT);
  }

  public Ref ref(String namespace, String name) {
    return resource.ref(namespace, name);
  }

  public Target target(String namespace, String name) {
    return new Target(word(), resource.namespaced() ? namespace : "", name);
  }

  /// An object as a list or a get gave it, for who wants to know where it lies.
  public JsonObject placed(String namespace, JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return !resource.namespaced() || metadata.has("namespace")
        ? object
        : object.with("metadata", metadata.with("namespace", new JsonText(namespace)));
  }

  static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }
}
