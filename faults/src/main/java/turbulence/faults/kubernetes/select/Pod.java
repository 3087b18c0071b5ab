package turbulence.faults.kubernetes.select;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// What a step needs to know of a pod, so that thousands of them take little room.
///
/// @param created as the API writes it, which sorts by time
/// @param phase empty when no more than the metadata was read
/// @param leaving whether it was deleted already and only has its grace left
/// @param owner what controls it; null when nobody does
/// @param badge of its metadata what limits ask for
public record Pod(
    Ref ref,
    String uid,
    String created,
    String phase,
    boolean leaving,
    @Nullable Owner owner,
    JsonObject badge) {
  /// The fields of those that may be hit: they run or are about to.
  public static final String ALIVE =
      "status.phase!=Succeeded,status.phase!=Failed,status.phase!=Unknown";

  public static Pod of(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return new Pod(
        Resource.PODS.ref(metadata.text("namespace").orElse(""), metadata.text("name").orElse("")),
        metadata.text("uid").orElse(""),
        metadata.text("creationTimestamp").orElse(""),
        phase(object),
        metadata.has("deletionTimestamp"),
        Owner.of(metadata).orElse(null),
        Badge.of(metadata));
  }

  public static String phase(JsonObject object) {
    return object.object("status").text("phase").orElse("");
  }

  public String namespace() {
    return ref.namespace();
  }

  public String name() {
    return ref.name();
  }

  public Target target() {
    return new Target("pod", namespace(), name());
  }

  public static List<Target> targets(List<Pod> pods) {
    return pods.stream().map(Pod::target).toList();
  }

  /// As people say it: `pod shop/web-1`.
  public String words() {
    return target().words();
  }

  /// Whether another pod of that name will follow it, as those of a StatefulSet do.
  public boolean hasNamesakes() {
    return owner != null && owner.kind().equals("StatefulSet");
  }

  /// Whether it runs or is about to, as far as is known, and is not on its way out.
  public boolean isAlive() {
    return !leaving && (phase.isEmpty() || phase.equals("Running") || phase.equals("Pending"));
  }
}
