package turbulence.simulator.control.scheduling;

import java.util.concurrent.atomic.AtomicBoolean;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Stored;

/// Deletes pods that have to make room for a more important one, and tells them why.
record Displacement(Means means, Caller caller, Events events) {
  private static final String WHY =
      "default-scheduler: preempting to accommodate a higher priority pod";

  void of(Preemption.Plan plan, Stored preemptor) {
    String by = "Preempted by pod " + preemptor.uid() + " on node " + plan.host().name();
    for (Stored victim : plan.victims()) {
      if (victim.isDeleting()) {
        continue;
      }
      means
          .verbs()
          .change(
              caller,
              victim.key(),
              Part.STATUS,
              now -> now.with("status", Conditions.inPlace(now.object("status"), condition())));
      Deletion how = new Deletion(null, null, victim.uid(), null, false);
      means.verbs().delete(caller, victim.key(), how);
      events.act(Events.about(victim), "Preempted", "Preempting", by);
    }
  }

  private JsonObject condition() {
    return JsonObject.builder()
        .put("type", "DisruptionTarget")
        .put("status", "True")
        .put("lastProbeTime", JsonNull.NULL)
        .put("lastTransitionTime", means.now())
        .put("reason", "PreemptionByScheduler")
        .put("message", WHY)
        .build();
  }

  /// Whether a less important pod is on its way out of that node.
  boolean isUnderWay(Cluster cluster, Pod pod, String node) {
    AtomicBoolean found = new AtomicBoolean();
    cluster.placed((key, at) -> {
      if (at.equals(node)
          && means
              .store()
              .get(key)
              .filter(Stored::isDeleting)
              .map(each -> Preemption.priority(each) < pod.priority())
              .orElse(false)) {
        found.set(true);
      }
    });
    return found.get();
  }
}
