package turbulence.simulator.kubelet;

import java.util.Optional;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Whether what a pod mounts is there; only config maps and secrets can be missing.
final class Volumes {
  private static final Resource CONFIG_MAPS = new Resource("", "configmaps");
  private static final Resource SECRETS = new Resource("", "secrets");

  private Volumes() {}

  /// What the event says of the first volume that cannot be mounted.
  static Optional<String> missing(Store store, Stored pod) {
    for (JsonObject volume : Trees.objects(pod.spec(), "volumes")) {
      String lacking =
          volume.has("secret")
              ? lacking(store, pod, SECRETS, volume.object("secret"), "secretName")
              : lacking(store, pod, CONFIG_MAPS, volume.object("configMap"), "name");
      if (!lacking.isEmpty()) {
        String name = Trees.text(volume, "name");
        return Optional.of(
            "MountVolume.SetUp failed for volume \"" + name + "\" : " + lacking + " not found");
      }
    }
    return Optional.empty();
  }

  private static String lacking(
      Store store, Stored pod, Resource resource, JsonObject source, String field) {
    String name = Trees.text(source, field);
    if (name.isEmpty()
        || source.get("optional") == JsonBool.TRUE
        || store.get(new Key(resource, pod.key().namespace(), name)).isPresent()) {
      return "";
    }
    String kind = resource.plural().substring(0, resource.plural().length() - 1);
    return kind + " \"" + name + "\"";
  }
}
