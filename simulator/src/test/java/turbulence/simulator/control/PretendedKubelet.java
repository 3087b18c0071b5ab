package turbulence.simulator.control;

import java.time.Duration;
import java.util.function.Consumer;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// A node that takes every pod, makes it ready after a while unless its labels say otherwise, and
/// ends those that are deleted.
final class PretendedKubelet implements Controller {
  private static final Duration WHILE = Duration.ofMillis(300);
  private static final Caller KUBELET = Caller.component("system:node:node-1");

  private final Means means;
  private int addresses;

  PretendedKubelet(Means means) {
    this.means = means;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    if (change.key().resource().equals(Kinds.PODS) && !(change instanceof Change.Deleted)) {
      look.accept(change.key());
    }
  }

  @Override
  public void reconcile(Key key) {
    means
        .store()
        .get(key)
        .ifPresent(pod -> {
          if (pod.isDeleting()) {
            Deletion now = new Deletion(0L, null, pod.uid(), null, false);
            means.timeline().after(WHILE, () -> means.verbs().delete(KUBELET, key, now));
          } else if (Pods.node(pod).isEmpty()) {
            bind(key);
          } else if (!Pods.phase(pod).equals("Running")) {
            means.timeline().after(WHILE, () -> start(pod));
          }
        });
  }

  private void bind(Key key) {
    means
        .verbs()
        .change(
            KUBELET,
            key,
            Part.RAW,
            now -> now.with("spec", now.object("spec").with("nodeName", "node-1")));
  }

  private void start(Stored pod) {
    boolean sick = pod.spec().has("sick");
    String ip = "10.0." + addresses / 250 + "." + (addresses++ % 250 + 1);
    means
        .verbs()
        .change(KUBELET, pod.key(), Part.STATUS, now -> now.with("status", status(!sick, ip)));
  }

  private JsonObject status(boolean ready, String ip) {
    JsonObject condition =
        JsonObject.builder()
            .put("type", "Ready")
            .put("status", ready ? "True" : "False")
            .put("lastTransitionTime", means.now())
            .build();
    return JsonObject.builder()
        .put("phase", "Running")
        .put("conditions", JsonArray.of(condition))
        .put("podIP", ip)
        .build();
  }
}
