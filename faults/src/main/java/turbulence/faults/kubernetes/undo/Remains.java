package turbulence.faults.kubernetes.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What is kept of an object that goes, so that it can be made again: what people told it to be,
/// and nothing that a cluster gives by itself.
final class Remains {
  /// What holds secrets, what takes everything inside along, and what is more than its description.
  private static final Set<String> NOT_MADE_AGAIN =
      Set.of(
          "secrets",
          "namespaces",
          "nodes",
          "persistentvolumeclaims",
          "persistentvolumes",
          "pods",
          "jobs.batch",
          "customresourcedefinitions.apiextensions.k8s.io");

  private static final Set<String> KEPT =
      Set.of("name", "namespace", "labels", "annotations", "ownerReferences", "finalizers");
  private static final Set<String> CONTROLLERS_ANNOTATIONS =
      Set.of(
          "deprecated.daemonset.template.generation",
          "endpoints.kubernetes.io/last-change-trigger-time",
          "control-plane.alpha.kubernetes.io/leader");
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final Set<String> COLLECTORS = Set.of("foregroundDeletion", "orphan");

  private Remains() {}

  static boolean suffice(Resource resource) {
    return !NOT_MADE_AGAIN.contains(resource.toString());
  }

  /// @param live the object as it was just read
  static JsonObject of(Ref ref, JsonObject live) {
    JsonObject.Builder content = JsonObject.builder();
    if (!live.has("apiVersion")) {
      content.put("apiVersion", ref.resource().apiVersion()); // those in a list have none
    }
    for (Map.Entry<String, Json> field : live) {
      switch (field.getKey()) {
        case "status" -> {}
        case "metadata" -> content.put("metadata", metadata(ref, live.object("metadata")));
        default -> content.put(field.getKey(), field.getValue());
      }
    }
    return content.build();
  }

  private static JsonObject metadata(Ref ref, JsonObject live) {
    JsonObject.Builder metadata = JsonObject.builder();
    for (Map.Entry<String, Json> field : live) {
      if (KEPT.contains(field.getKey())) {
        metadata.put(field.getKey(), field.getValue());
      }
    }
    JsonObject kept = metadata.build();
    if (kept.has("annotations")) {
      kept = kept.with("annotations", annotations(ref.resource(), kept.object("annotations")));
    }
    if (kept.has("finalizers")) {
      kept = kept.with("finalizers", finalizers(kept.array("finalizers")));
    }
    return kept;
  }

  private static JsonObject annotations(Resource resource, JsonObject live) {
    JsonObject annotations = live;
    for (String given : CONTROLLERS_ANNOTATIONS) {
      annotations = annotations.without(given);
    }
    // The history of a Deployment is that of its ReplicaSets, which keep theirs.
    return resource.equals(Resource.DEPLOYMENTS) ? annotations.without(REVISION) : annotations;
  }

  private static JsonArray finalizers(JsonArray live) {
    List<Json> finalizers = new ArrayList<>();
    for (Json each : live) {
      if (!(each instanceof JsonText(String name) && COLLECTORS.contains(name))) {
        finalizers.add(each);
      }
    }
    return new JsonArray(finalizers);
  }

  /// The same without the addresses and ports that a cluster gave a Service, which others may have
  /// by now.
  static JsonObject eased(JsonObject content) {
    JsonObject spec = content.object("spec");
    if (spec.text("clusterIP").orElse("None").equals("None")) {
      return content;
    }
    List<Json> ports = new ArrayList<>();
    for (Json port : spec.array("ports")) {
      ports.add(port instanceof JsonObject object ? object.without("nodePort") : port);
    }
    JsonObject free =
        spec.without("clusterIP").without("clusterIPs").without("healthCheckNodePort");
    return content.with("spec", free.with("ports", new JsonArray(ports)));
  }

  /// Whether an object is all that these say, but for notes on it; what a cluster adds does not
  /// matter.
  static boolean areThere(JsonObject kept, JsonObject live) {
    JsonObject labels = kept.object("metadata").object("labels");
    return Fields.isAllIn(kept.with("metadata", JsonObject.of("labels", labels)), live);
  }
}
