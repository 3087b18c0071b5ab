package turbulence.faults.kubernetes.custom;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Makes an object, which is deleted again after the run.
///
/// @param namespace does not matter when the kind lies in none
/// @param whenThere what comes of it when there is one of that name already
public record Making(Resource resource, String namespace, JsonObject content, WhenThere whenThere) {

  /// What comes of it when there is one of that name already.
  public enum WhenThere {
    /// The refusal is the answer, and the one that is there stays as it is.
    ANSWER,
    /// The step fails.
    FAIL
  }

  /// What it takes; an object whose name is drawn by the API is not looked for before.
  public List<Need> needs() {
    Need create = Need.of("create", resource, namespace);
    String name = name();
    return name.isEmpty()
        ? List.of(create)
        : List.of(Need.of("get", resource, namespace).on(name), create);
  }

  private String name() {
    return content.object("metadata").text("name").orElse("");
  }

  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    JsonObject named = named(scope);
    Ref ref = resource.ref(namespace, named.object("metadata").text("name").orElse(""));
    boolean there = read(cluster, ref) != null;
    if (there && whenThere == WhenThere.FAIL) {
      throw new ActivityFailed(
          Saying.target(ref) + " is there already, with whatever it does; delete it first");
    }
    List<Undo> undo = there ? List.of() : WayBack.created(cluster, ref);
    Evidence sign = new Presence(cluster, ref, true, "", !there);
    String effect = there ? " is there already and stays as it is" : " is made";
    return Prepared.of(List.of(Saying.target(ref)), () -> act(scope, cluster, ref, named))
        .undoneBy(undo)
        .shownBy(List.of(sign))
        .treading(Footprints.objects(cluster, List.of(ref)))
        .foretoldBy(
            new Outlook(
                cluster,
                List.of(Saying.target(ref) + effect),
                List.of(),
                Need.of("create", resource, namespace)));
  }

  /// With a name: one that the API would have drawn is drawn here, so that the object can be found
  /// again.
  private JsonObject named(Scope scope) throws ActivityFailed {
    if (!name().isEmpty()) {
      return content;
    }
    JsonObject metadata = content.object("metadata");
    String start = metadata.text("generateName").orElse("");
    if (start.isEmpty()) {
      throw new ActivityFailed("the object needs a 'metadata' with a 'name'");
    }
    String end = HexFormat.of().toHexDigits(scope.world().random().nextInt()).substring(3);
    return content.with(
        "metadata", metadata.without("generateName").with("name", Json.of(start + end)));
  }

  private static @Nullable JsonObject read(Cluster cluster, Ref ref)
      throws ActivityFailed, InterruptedException {
    try {
      return cluster.find(ref).orElse(null);
    } catch (ClusterFailed e) {
      throw Saying.failed("create", e);
    }
  }

  private Json act(Scope scope, Cluster cluster, Ref ref, JsonObject named)
      throws ActivityFailed, InterruptedException {
    try {
      return cluster.create(resource, namespace, named);
    } catch (ClusterFailed e) {
      if (isThere(e) && whenThere == WhenThere.ANSWER) {
        scope.events().warning(Saying.target(ref) + " was there already and stays as it is");
        return e.status();
      }
      throw Saying.failed("create", e);
    }
  }

  /// A quota that others write at the same moment is a conflict of another sort.
  private static boolean isThere(ClusterFailed e) {
    return e.isConflict() && !e.reason().equals("Conflict");
  }
}
