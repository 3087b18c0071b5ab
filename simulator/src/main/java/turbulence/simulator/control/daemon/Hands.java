package turbulence.simulator.control.daemon;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Replicas;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Makes and deletes the pods of a set, and tells of it.
final class Hands {
  private static final int BURST = 250;

  private final Means means;
  private final Events events;
  private final Stored set;
  private final String hash;

  Hands(Means means, Events events, Stored set, String hash) {
    this.means = means;
    this.events = events;
    this.set = set;
    this.hash = hash;
  }

  /// Gives the nodes their pods and takes the others away; what cannot be made is not tried for
  /// all.
  void work(List<String> lacking, List<Stored> superfluous) {
    for (Stored pod : superfluous.subList(0, Math.min(BURST, superfluous.size()))) {
      Deletion how = new Deletion(null, null, pod.uid(), null, false);
      means.verbs().delete(Means.CALLER, pod.key(), how);
      events.normal(set, "SuccessfulDelete", "Deleted pod: " + pod.key().name());
    }
    int left = Math.min(BURST, lacking.size());
    int at = 0;
    for (int batch = 1; left > 0; batch *= 2) {
      Refusal failure = null;
      int end = at + Math.min(batch, left);
      left -= end - at;
      for (; at < end; at++) {
        Refusal refusal = create(lacking.get(at));
        failure = refusal == null ? failure : refusal;
      }
      if (failure != null && Replicas.isEnding(failure)) {
        return;
      } else if (failure != null) {
        throw failure;
      }
    }
  }

  private @Nullable Refusal create(String node) {
    try {
      Key key = new Key(Kinds.PODS, set.key().namespace(), "");
      Stored pod = means.verbs().create(Means.CALLER, key, DaemonPods.pod(set, hash, node));
      events.normal(set, "SuccessfulCreate", "Created pod: " + pod.key().name());
      return null;
    } catch (Refusal refusal) {
      if (!Replicas.isEnding(refusal)) {
        events.warning(set, "FailedCreate", "Error creating: " + refusal.message());
      }
      return refusal;
    }
  }
}
