package turbulence.faults.kubernetes.crd;

import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.custom.Altering.Change;
import turbulence.faults.kubernetes.custom.Merging;
import turbulence.faults.kubernetes.custom.Operations;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The ways in which these steps change an object.
final class Changes {
  private static final int MOST_TRIES = 20;

  private Changes() {}

  /// A mapping is merged, a list holds operations: custom kinds take no third form.
  static Change patch(Json body) {
    return body instanceof JsonArray operations
        ? new Operating(operations)
        : new MergePatch(body instanceof JsonObject object ? object : JsonObject.EMPTY);
  }

  private record MergePatch(JsonObject body) implements Change {
    @Override
    public JsonObject after(JsonObject live) {
      return Merging.of(live, body);
    }

    @Override
    public JsonObject send(Cluster cluster, Ref ref, JsonObject live)
        throws ClusterFailed, InterruptedException {
      return cluster.patch(ref, Patch.merge(body));
    }
  }

  private record Operating(JsonArray operations) implements Change {
    @Override
    public @Nullable JsonObject after(JsonObject live) {
      return Operations.of(live, operations);
    }

    @Override
    public JsonObject send(Cluster cluster, Ref ref, JsonObject live)
        throws ClusterFailed, InterruptedException {
      return cluster.patch(ref, Patch.operations(operations));
    }
  }

  /// The whole object anew. An API wants to know which version is replaced: the one that was read,
  /// unless the content names one.
  record Replacement(JsonObject content) implements Change {
    @Override
    public JsonObject after(JsonObject live) {
      return content.has("status") ? content : content.with("status", live.object("status"));
    }

    @Override
    public JsonObject send(Cluster cluster, Ref ref, JsonObject live)
        throws ClusterFailed, InterruptedException {
      JsonObject at = live;
      for (int tries = 1; ; tries++) {
        try {
          return cluster.replace(ref, whole(ref, at));
        } catch (ClusterFailed e) {
          boolean ours = !content.object("metadata").has("resourceVersion");
          if (!e.isConflict() || !ours || tries == MOST_TRIES) {
            throw e;
          }
        }
        at = cluster.get(ref);
      }
    }

    private JsonObject whole(Ref ref, JsonObject live) {
      JsonObject metadata = content.object("metadata");
      if (!metadata.has("name")) {
        metadata = metadata.with("name", ref.name());
      }
      Json version = live.object("metadata").get("resourceVersion");
      if (version != null && !metadata.has("resourceVersion")) {
        metadata = metadata.with("resourceVersion", version);
      }
      JsonObject whole = content.with("metadata", metadata);
      for (String said : new String[] {"apiVersion", "kind"}) {
        Json value = live.get(said);
        whole = whole.has(said) || value == null ? whole : whole.with(said, value);
      }
      return whole;
    }
  }
}
