package turbulence.simulator.control.daemon;

import java.util.List;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.scheduling.Suitability.Place;
import turbulence.simulator.store.Stored;

/// What a set's status says of its nodes and pods.
final class DaemonStatus {
  private long desired;
  private long scheduled;
  private long misplaced;
  private long ready;
  private long available;
  private long updated;

  private DaemonStatus() {}

  static JsonObject of(Crew crew, long collisions) {
    DaemonStatus status = new DaemonStatus();
    Crew.Judge judge = Crew.Judge.of(crew.set());
    for (Place node : crew.nodes()) {
      status.count(crew, crew.on(node.name()), judge.wish(node).gets());
    }
    return status.object(crew.set(), collisions);
  }

  private void count(Crew crew, List<Stored> pods, boolean wanted) {
    if (!wanted) {
      misplaced += pods.isEmpty() ? 0 : 1;
      return;
    }
    desired++;
    if (pods.isEmpty()) {
      return;
    }
    scheduled++;
    Stored oldest = pods.getFirst();
    ready += Pods.isReady(oldest) ? 1 : 0;
    available += crew.isAvailable(oldest) ? 1 : 0;
    updated += crew.isPresent(oldest) ? 1 : 0;
  }

  private JsonObject object(Stored set, long collisions) {
    JsonObject.Builder status =
        JsonObject.builder()
            .put("currentNumberScheduled", scheduled)
            .put("numberMisscheduled", misplaced)
            .put("desiredNumberScheduled", desired)
            .put("numberReady", ready)
            .put("observedGeneration", Fields.whole(set.metadata(), "generation", 0));
    Fields.putCount(status, "updatedNumberScheduled", updated);
    Fields.putCount(status, "numberAvailable", available);
    Fields.putCount(status, "numberUnavailable", desired - available);
    return Fields.putCount(status, "collisionCount", collisions).build();
  }
}
