package turbulence.faults.kubernetes.drain;

import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// A pod on a node that is to be emptied.
///
/// @param namesake whether another pod of that name follows it, as those of a StatefulSet do
/// @param stores whether it stores something on the node
public record Lodger(
    String namespace, String name, String uid, boolean namesake, boolean stores, Fate fate) {

  /// What a drain does about a pod.
  public enum Fate {
    /// It is asked to leave, and somebody makes another one elsewhere.
    LEAVES,
    /// It is asked to leave, and nobody makes another one.
    LEAVES_FOR_GOOD,
    /// It stays: a DaemonSet would make it again here, whatever the node says.
    DAEMON,
    /// It stays: it is the kubelet's own, and the API only shows it.
    MIRROR,
    /// It stays: it would lose what it stores on the node.
    STORES,
    /// It keeps the node from being emptied: nobody would bring it back.
    UNMANAGED;

    public boolean leaves() {
      return this == LEAVES || this == LEAVES_FOR_GOOD;
    }
  }

  /// @param storageGoes whether pods leave that store something on the node
  public static Lodger of(JsonObject pod, boolean storageGoes) {
    JsonObject metadata = pod.object("metadata");
    return new Lodger(
        metadata.text("namespace").orElse(""),
        metadata.text("name").orElse(""),
        metadata.text("uid").orElse(""),
        keeper(pod).equals("StatefulSet"),
        stores(pod),
        fate(pod, storageGoes));
  }

  private static Fate fate(JsonObject pod, boolean storageGoes) {
    boolean stores = stores(pod);
    String phase = pod.object("status").text("phase").orElse("");
    boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
    String keeper = keeper(pod);
    if (pod.object("metadata").object("annotations").has("kubernetes.io/config.mirror")) {
      return Fate.MIRROR;
    } else if (stores && !storageGoes) {
      return Fate.STORES;
    } else if (keeper.equals("DaemonSet") && !ended) {
      return Fate.DAEMON;
    } else if (!keeper.isEmpty()) {
      return Fate.LEAVES;
    }
    return ended || stores ? Fate.LEAVES_FOR_GOOD : Fate.UNMANAGED;
  }

  private static boolean stores(JsonObject pod) {
    for (Json each : pod.object("spec").array("volumes")) {
      if (each instanceof JsonObject volume && volume.get("emptyDir") instanceof JsonObject) {
        return true;
      }
    }
    return false;
  }

  /// The kind of what controls it; empty when nothing does.
  private static String keeper(JsonObject pod) {
    for (Json each : pod.object("metadata").array("ownerReferences")) {
      if (each instanceof JsonObject owner && owner.get("controller") == JsonBool.TRUE) {
        return owner.text("kind").orElse("");
      }
    }
    return "";
  }

  Ref ref() {
    return Resource.PODS.ref(namespace, name);
  }
}
