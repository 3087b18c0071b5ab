package turbulence.simulator.control.scheduling;

import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Whether the claims that a pod mounts have their volumes.
final class ClaimedVolumes {
  static final Resource CLAIMS = new Resource("", "persistentvolumeclaims");
  private static final Resource CLASSES = new Resource("storage.k8s.io", "storageclasses");

  /// What to say of claims that are only waiting for their pod: nothing.
  static final String SOON = "soon";

  private ClaimedVolumes() {}

  /// What keeps the pod from any node: empty when nothing does.
  static String lacking(Store store, Stored pod) {
    String lacking = "";
    for (JsonObject volume : Trees.objects(pod.spec(), "volumes")) {
      String name = Trees.text(volume.object("persistentVolumeClaim"), "claimName");
      String found = name.isEmpty() ? "" : lacking(store, pod, name);
      if (!found.isEmpty() && !found.equals(SOON)) {
        return found;
      }
      lacking = found.isEmpty() ? lacking : found;
    }
    return lacking;
  }

  private static String lacking(Store store, Stored pod, String name) {
    Optional<Stored> claim = store.get(new Key(CLAIMS, pod.key().namespace(), name));
    if (claim.isEmpty()) {
      return "persistentvolumeclaim \"" + name + "\" not found";
    } else if (claim.get().isDeleting()) {
      return "persistentvolumeclaim \"" + name + "\" is being deleted";
    }
    String phase = Trees.text(claim.get().status(), "phase");
    return switch (phase) {
      case "Bound" -> "";
      case "Lost" ->
          "persistentvolumeclaim \""
              + name
              + "\" bound to non-existent persistentvolume \""
              + Trees.text(claim.get().spec(), "volumeName")
              + "\"";
      default ->
          waits(store, claim.get()) ? SOON : "pod has unbound immediate PersistentVolumeClaims";
    };
  }

  private static boolean waits(Store store, Stored claim) {
    String name = Trees.text(claim.spec(), "storageClassName");
    return store
        .get(new Key(CLASSES, name))
        .map(
            found -> Trees.text(found.object(), "volumeBindingMode").equals("WaitForFirstConsumer"))
        .orElse(false);
  }
}
