package turbulence.simulator.control.node;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scheduling.Tolerations;
import turbulence.simulator.control.scheduling.Tolerations.Taint;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// Deletes pods from nodes whose `NoExecute` taints they do not bear, or no longer.
final class Evictions {
  private static final Duration LATER = Duration.ofSeconds(1);

  private final Means means;
  private final Caller caller;
  private final Events events;
  private final Map<Key, Planned> planned = new HashMap<>();

  private record Planned(String uid, long patience, Timeline.Alarm alarm) {}

  Evictions(Means means, Caller caller) {
    this.means = means;
    this.caller = caller;
    this.events = new Events(means, caller, "taint-eviction-controller", "");
  }

  /// Decides anew about a pod on a node with these taints.
  void regard(Stored pod, List<Taint> taints) {
    boolean marked = taints.stream().anyMatch(taint -> taint.effect().equals("NoExecute"));
    long patience = marked ? Tolerations.of(pod.spec()).patience(taints) : -1;
    @Nullable Planned before = planned.get(pod.key());
    if (before != null && before.uid.equals(pod.uid()) && before.patience == patience) {
      return;
    }
    if (before != null) {
      before.alarm.cancel();
      planned.remove(pod.key());
      if (before.uid.equals(pod.uid()) && patience < 0) {
        tell(pod, "Cancelling deletion of Pod ");
      }
    }
    if (patience >= 0 && !pod.isDeleting()) {
      Timeline.Alarm alarm =
          means.timeline().after(Duration.ofSeconds(patience), () -> evict(pod.key(), pod.uid()));
      planned.put(pod.key(), new Planned(pod.uid(), patience, alarm));
    }
  }

  void forget(Key pod) {
    Planned before = planned.remove(pod);
    if (before != null) {
      before.alarm.cancel();
    }
  }

  private void evict(Key key, String uid) {
    planned.remove(key);
    Optional<Stored> pod = means.store().get(key).filter(now -> now.uid().equals(uid));
    if (pod.isEmpty() || pod.get().isDeleting()) {
      return;
    }
    try {
      tell(pod.get(), "Marking for deletion Pod ");
      String why = "Taint manager: deleting due to NoExecute taint";
      String now = NodeLifecycle.now(means);
      means
          .verbs()
          .change(
              caller,
              key,
              Part.STATUS,
              found -> PodMarks.disrupted(found, "DeletionByTaintManager", why, now));
      means.verbs().delete(caller, key, new Deletion(null, null, uid, null, false));
    } catch (Refusal refused) {
      means.timeline().after(LATER, () -> evict(key, uid));
    }
  }

  private void tell(Stored pod, String what) {
    String name = pod.key().namespace() + "/" + pod.key().name();
    JsonObject about = Events.about(pod);
    events.tell(about, "Normal", "TaintManagerEviction", what + name);
  }
}
