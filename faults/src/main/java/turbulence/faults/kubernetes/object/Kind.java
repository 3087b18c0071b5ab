package turbulence.faults.kubernetes.object;

import java.util.Locale;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A kind of objects that steps make, change and delete.
public enum Kind {
  DEPLOYMENT("Deployment"),
  STATEFUL_SET("StatefulSet"),
  DAEMON_SET("DaemonSet"),
  REPLICA_SET("ReplicaSet"),
  SERVICE("Service"),
  SECRET("Secret"),
  NAMESPACE("Namespace"),
  INGRESS("Ingress"),
  NETWORK_POLICY("NetworkPolicy");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  public Resource resource() {
    return switch (this) {
      case DEPLOYMENT -> Resource.DEPLOYMENTS;
      case STATEFUL_SET -> Resource.STATEFUL_SETS;
      case DAEMON_SET -> Resource.DAEMON_SETS;
      case REPLICA_SET -> Resource.REPLICA_SETS;
      case SERVICE -> Resource.SERVICES;
      case SECRET -> Resource.SECRETS;
      case NAMESPACE -> Resource.NAMESPACES;
      case INGRESS -> Resource.INGRESSES;
      case NETWORK_POLICY -> Resource.NETWORK_POLICIES;
    };
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
    return resource().ref(namespace, name);
  }

  public Target target(String namespace, String name) {
    return new Target(word(), resource().namespaced() ? namespace : "", name);
  }

  /// An object as a list or a get gave it, for who wants to know where it lies.
  public JsonObject placed(String namespace, JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return !resource().namespaced() || metadata.has("namespace")
        ? object
        : object.with("metadata", metadata.with("namespace", new JsonText(namespace)));
  }

  static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }
}
