package turbulence.simulator.control.stateful;

import java.util.List;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.store.Stored;

/// What a set's status says of its pods.
record SetStatus(Stored set, Health health, String current, String update, long collisions) {

  JsonObject of(List<Stored> pods) {
    long ready = 0;
    long available = 0;
    long old = 0;
    long updated = 0;
    for (Stored pod : pods) {
      ready += Health.isReady(pod) ? 1 : 0;
      available += health.isAvailable(pod) ? 1 : 0;
      if (!pod.isDeleting()) {
        old += Health.revision(pod).equals(current) ? 1 : 0;
        updated += Health.revision(pod).equals(update) ? 1 : 0;
      }
    }
    long wanted = Fields.whole(set.spec(), "replicas", 1);
    boolean complete =
        Fields.text(set.spec().object("updateStrategy"), "type").equals("RollingUpdate")
            && updated == wanted
            && ready == wanted
            && pods.size() == wanted;
    JsonObject.Builder status =
        JsonObject.builder()
            .put("observedGeneration", Fields.whole(set.metadata(), "generation", 0))
            .put("replicas", pods.size());
    Fields.putCount(status, "readyReplicas", ready);
    Fields.putCount(status, "currentReplicas", complete ? updated : old);
    Fields.putCount(status, "updatedReplicas", updated);
    return status
        .put("currentRevision", complete ? update : current)
        .put("updateRevision", update)
        .put("collisionCount", collisions)
        .put("availableReplicas", available)
        .build();
  }
}
