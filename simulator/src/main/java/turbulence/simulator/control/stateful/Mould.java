package turbulence.simulator.control.stateful;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Replicas;
import turbulence.simulator.control.history.Revision;
import turbulence.simulator.store.Stored;

/// What a member of a set looks like: the template of a revision with the member's name, labels and
/// claims.
record Mould(Stored set, Revision revision) {
  static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
  static final String INDEX = "apps.kubernetes.io/pod-index";

  JsonObject pod(long ordinal) {
    String name = set.key().name() + "-" + ordinal;
    JsonObject pod = Replicas.pod(set, revision.template());
    JsonObject labels =
        identity(pod.object("metadata").object("labels"), name, ordinal)
            .with(Health.REVISION, revision.name());
    JsonObject metadata = pod.object("metadata").with("name", name).with("labels", labels);
    JsonObject spec = pod.object("spec").with("hostname", name);
    String service = Fields.text(set.spec(), "serviceName");
    JsonObject placed = service.isEmpty() ? spec : spec.with("subdomain", service);
    return pod.with("metadata", metadata).with("spec", withClaims(placed, name));
  }

  private static JsonObject identity(JsonObject labels, String name, long ordinal) {
    return labels.with(POD_NAME, name).with(INDEX, Long.toString(ordinal));
  }

  /// The pod with the labels of its place, if somebody took them.
  static JsonObject identified(JsonObject pod, String name, long ordinal) {
    JsonObject metadata = pod.object("metadata");
    return pod.with(
        "metadata", metadata.with("labels", identity(metadata.object("labels"), name, ordinal)));
  }

  /// The claims' volumes take the place of those of the same name.
  private JsonObject withClaims(JsonObject spec, String pod) {
    List<Json> volumes = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    for (JsonObject claim : claims()) {
      String name = Fields.text(claim.object("metadata"), "name");
      claimed.add(name);
      JsonObject source = JsonObject.of("claimName", name + "-" + pod);
      volumes.add(JsonObject.of("name", name, "persistentVolumeClaim", source));
    }
    if (volumes.isEmpty()) {
      return spec;
    }
    for (JsonObject volume : Fields.objects(spec, "volumes")) {
      if (!claimed.contains(Fields.text(volume, "name"))) {
        volumes.add(volume);
      }
    }
    return spec.with("volumes", new JsonArray(volumes));
  }

  private List<JsonObject> claims() {
    return Fields.objects(set.spec(), "volumeClaimTemplates");
  }
}
