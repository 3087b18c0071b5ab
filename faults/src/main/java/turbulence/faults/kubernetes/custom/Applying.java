package turbulence.faults.kubernetes.custom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Makes an object or changes it so that it has these fields, whatever their kind is: the API
/// itself applies them. Fields that others manage are taken over.
public record Applying(JsonObject content) {
  private static final String APPLY = "apply";

  /// The usual kinds whose objects lie in no namespace.
  private static final Set<String> OF_CLUSTERS =
      Set.of(
          "Namespace",
          "Node",
          "PersistentVolume",
          "ClusterRole",
          "ClusterRoleBinding",
          "StorageClass",
          "IngressClass",
          "PriorityClass",
          "RuntimeClass",
          "CustomResourceDefinition",
          "APIService",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding",
          "ClusterIssuer",
          "GatewayClass",
          "RemoteCluster");

  public Applying {
    for (String field : List.of("apiVersion", "kind")) {
      if (content.text(field).orElse("").isEmpty()) {
        throw new IllegalArgumentException("missing " + field + " in resource");
      }
    }
    if (content.object("metadata").text("name").orElse("").isEmpty()) {
      throw new IllegalArgumentException("missing metadata.name in resource");
    }
  }

  private String text(String field) {
    return content.text(field).orElse("");
  }

  private String name() {
    return content.object("metadata").text("name").orElse("");
  }

  /// What it takes, as far as the kind alone tells: how it is called in paths, the API knows.
  public List<Need> needs() {
    String kind = text("kind").toLowerCase(Locale.ROOT);
    String version = text("apiVersion");
    int slash = version.indexOf('/');
    String group = slash < 0 ? "" : version.substring(0, slash);
    boolean namespaced = !OF_CLUSTERS.contains(text("kind"));
    Resource resource = new Resource(group, version.substring(slash + 1), plural(kind), namespaced);
    String ns = content.object("metadata").text("namespace").orElse("default");
    return List.of(
        Need.of("get", resource, ns).on(name()),
        Need.of("patch", resource, ns).on(name()),
        Need.of("create", resource, ns));
  }

  private static String plural(String kind) {
    if (kind.endsWith("s") || kind.endsWith("x") || kind.endsWith("ch")) {
      return kind.endsWith("endpoints") || kind.endsWith("chaos") ? kind : kind + "es";
    }
    boolean vowel = kind.length() > 1 && "aeiou".indexOf(kind.charAt(kind.length() - 2)) >= 0;
    return kind.endsWith("y") && !vowel ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
  }

  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    try {
      Resource resource = cluster.resource(text("apiVersion"), text("kind"));
      String ns = content.object("metadata").text("namespace").orElse("default");
      Ref ref = resource.ref(ns, name());
      Optional<JsonObject> live = cluster.find(ref);
      return live.isPresent()
          ? new Altering(ref, APPLY, "patch")
              .prepare(cluster, live.get(), merged(cluster, ref, live.get()))
          : made(cluster, ref);
    } catch (ClusterFailed e) {
      throw Saying.failed(APPLY, e);
    }
  }

  private Prepared made(Cluster cluster, Ref ref) throws InterruptedException {
    Need create = Need.of("create", ref.resource(), ref.namespace());
    return Prepared.of(List.of(Saying.target(ref)), () -> act(cluster, ref))
        .undoneBy(WayBack.created(cluster, ref))
        .shownBy(List.of(new Presence(cluster, ref, true, "", true)))
        .treading(Footprints.objects(cluster, List.of(ref)))
        .foretoldBy(
            new Outlook(cluster, List.of(Saying.target(ref) + " is made"), List.of(), create));
  }

  private Json act(Cluster cluster, Ref ref) throws ActivityFailed, InterruptedException {
    try {
      return cluster.patch(ref, Patch.apply(content, true));
    } catch (ClusterFailed e) {
      throw Saying.failed(APPLY, e);
    }
  }

  /// Lists of built-in kinds have keys by which the API merges them; it knows best what comes out.
  private Merged merged(Cluster cluster, Ref ref, JsonObject live)
      throws ClusterFailed, InterruptedException {
    try {
      return new Merged(cluster.tried(ref, Patch.apply(content, true)), true);
    } catch (ClusterFailed e) {
      if (!e.isForbidden() && e.code() != 400) {
        throw e;
      }
      // A webhook may not allow to try; what is wrong otherwise the step itself is told.
      return new Merged(Merging.of(live, content), false);
    }
  }

  /// What comes of an object that is there.
  private final class Merged implements Altering.Change {
    private final JsonObject after;
    private final boolean tried;

    Merged(JsonObject after, boolean tried) {
      this.after = after;
      this.tried = tried;
    }

    @Override
    public JsonObject after(JsonObject live) {
      return after;
    }

    @Override
    public List<String> lasting() {
      return tried
          ? List.of()
          : List.of(
              "lists that the API merges item by item may not be put back: it does not say before"
                  + " what comes of them");
    }

    @Override
    public JsonObject send(Cluster cluster, Ref ref, JsonObject live)
        throws ClusterFailed, InterruptedException {
      return cluster.patch(ref, Patch.apply(content, true));
    }
  }
}
