package turbulence.simulator.control.node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scheduling.Tolerations;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Clears away pods that nobody ends any more: those of nodes that are gone for a while, and those
/// on their way out on nodes that somebody declared to be out of service.
final class Remains {
  private static final Resource PODS = new Resource("", "pods");
  private static final Resource NODES = new Resource("", "nodes");
  private static final Caller CALLER = Caller.component("system:kube-controller-manager");
  private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";
  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final Duration QUARANTINE = Duration.ofSeconds(40);

  private final Means means;
  private final Map<String, Instant> missing = new HashMap<>();

  Remains(Means means) {
    this.means = means;
  }

  void begin() {
    means.timeline().after(LOOK, this::look);
  }

  private void look() {
    means.timeline().after(LOOK, this::look);
    Map<String, Stored> nodes = new HashMap<>();
    means.store().snapshot(NODES).all("").forEach(node -> nodes.put(node.key().name(), node));
    Instant now = means.timeline().instant();
    Map<String, Instant> stillMissing = new HashMap<>();
    for (Stored pod : means.store().snapshot(PODS).all("")) {
      String name = Trees.text(pod.spec(), "nodeName");
      Stored node = nodes.get(name);
      if (node == null && !name.isEmpty()) {
        Instant since = missing.getOrDefault(name, now);
        stillMissing.put(name, since);
        if (!now.isBefore(since.plus(QUARANTINE))) {
          clear(pod, "PodGC: node no longer exists");
        }
      } else if (node != null && pod.isDeleting() && isOutOfService(node)) {
        clear(pod, "PodGC: node is out of service");
      }
    }
    missing.clear();
    missing.putAll(stillMissing);
  }

  private static boolean isOutOfService(Stored node) {
    return !Silence.ready(node.status()).equals("True")
        && Tolerations.taints(node.spec()).stream()
            .anyMatch(taint -> taint.key().equals(OUT_OF_SERVICE));
  }

  private void clear(Stored pod, String why) {
    String phase = Trees.text(pod.status(), "phase");
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    String now = NodeLifecycle.now(means);
    Key key = pod.key();
    try {
      Optional<Stored> marked =
          means
              .verbs()
              .change(CALLER, key, Part.STATUS, found -> over ? found : lost(found, why, now));
      if (marked.isPresent()) {
        Deletion atOnce = new Deletion(0L, null, pod.uid(), null, false);
        means.verbs().delete(CALLER, key, atOnce);
      }
    } catch (Refusal refused) {
      // The next look is only seconds away.
      assert refused.code() != 0;
    }
  }

  private static JsonObject lost(JsonObject pod, String why, String now) {
    JsonObject marked = PodMarks.disrupted(pod, "DeletionByPodGC", why, now);
    return marked.with("status", marked.object("status").with("phase", "Failed"));
  }
}
