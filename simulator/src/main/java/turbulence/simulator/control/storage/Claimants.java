package turbulence.simulator.control.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Which pods mount which claims, as long as they are not over.
final class Claimants {
  static final Resource CLAIMS = new Resource("", "persistentvolumeclaims");

  private final Map<Key, Set<Key>> pods = new HashMap<>();

  /// Takes note of a change of a pod; tells of the claims that it concerns.
  void seen(Change change, Consumer<Key> look) {
    Stored pod = change.now();
    List<JsonObject> volumes = Fields.objects(pod.spec(), "volumes");
    if (volumes.isEmpty()) {
      return;
    }
    boolean mounts = !(change instanceof Change.Deleted) && !Pods.isOver(pod);
    for (JsonObject volume : volumes) {
      String name = Fields.text(volume.object("persistentVolumeClaim"), "claimName");
      if (!name.isEmpty()) {
        note(new Key(CLAIMS, pod.key().namespace(), name), pod.key(), mounts, look);
      }
    }
  }

  private void note(Key claim, Key pod, boolean mounts, Consumer<Key> look) {
    Set<Key> known = pods.computeIfAbsent(claim, _ -> new HashSet<>());
    boolean news = mounts ? known.add(pod) : known.remove(pod);
    if (known.isEmpty()) {
      pods.remove(claim);
    }
    if (news) {
      look.accept(claim);
    }
  }

  boolean mount(Key claim) {
    return pods.containsKey(claim);
  }
}
