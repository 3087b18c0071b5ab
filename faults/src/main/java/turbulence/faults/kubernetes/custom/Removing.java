package turbulence.faults.kubernetes.custom;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Deletes an object, which is made again after the run.
public record Removing(Ref ref) {

  public List<Need> needs() {
    return List.of(need("get"), need("delete"));
  }

  private Need need(String verb) {
    return Need.of(verb, ref.resource(), ref.namespace()).on(ref.name());
  }

  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    JsonObject live = read(cluster);
    List<Undo> undo = WayBack.deleted(cluster, ref, live);
    String uid = live.object("metadata").text("uid").orElse("");
    String words = Saying.target(ref).words();
    return Prepared.of(List.of(Saying.target(ref)), () -> act(cluster))
        .undoneBy(undo)
        .shownBy(List.of(new Presence(cluster, ref, false, uid, !undo.isEmpty())))
        .treading(Footprints.deleted(cluster, List.of(ref)))
        .foretoldBy(
            new Outlook(
                cluster,
                List.of(words + " is deleted, and what it owns with it"),
                undo.isEmpty() ? List.of(words + " is not made again") : List.of(),
                need("delete")));
  }

  private JsonObject read(Cluster cluster) throws ActivityFailed, InterruptedException {
    try {
      return cluster.get(ref);
    } catch (ClusterFailed e) {
      throw Saying.failed("delete", e);
    }
  }

  private Json act(Cluster cluster) throws ActivityFailed, InterruptedException {
    try {
      return cluster.object(Call.of("DELETE", ref.path()));
    } catch (ClusterFailed e) {
      throw Saying.failed("delete", e);
    }
  }
}
