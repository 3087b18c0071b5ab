package turbulence.faults.kubernetes.object;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Deed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.forecast.Going;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Deletes objects, which are made again at the end of the run as far as that can be, and does not
/// wait until they are gone.
public final class Removing {
  private final Scope scope;
  private final Cluster cluster;
  private final Kind kind;
  private final List<Ref> refs = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<Undo> ways = new ArrayList<>();
  private final List<Evidence> signs = new ArrayList<>();
  private final List<JsonObject> known = new ArrayList<>();
  private final List<Going.One> going = new ArrayList<>();

  private Removing(Scope scope, Kind kind) throws ActivityFailed {
    this.scope = scope;
    this.cluster = Clusters.of(scope);
    this.kind = kind;
  }

  /// Several: one that cannot be deleted does not spare the others, and one that is gone meanwhile
  /// counts as gone.
  public static Prepared of(Scope scope, Chosen chosen)
      throws ActivityFailed, InterruptedException {
    Removing removing = new Removing(scope, chosen.kind());
    for (JsonObject live : chosen.read(removing.cluster)) {
      removing.add(chosen.ns(), live);
      removing.known.add(chosen.kind().placed(chosen.ns(), live));
    }
    if (removing.refs.isEmpty()) {
      scope.events().debug("no " + chosen.kind().word() + " of " + chosen.ns() + " is selected");
    }
    return removing.prepared(removing::deleteAll);
  }

  /// The one of that name, which has to be there.
  public static Prepared one(Scope scope, Kind kind, String ns, String name)
      throws ActivityFailed, InterruptedException {
    Removing removing = new Removing(scope, kind);
    Ref ref = ref(kind, ns, name);
    try {
      JsonObject live = removing.cluster.get(ref);
      removing.add(ns, live);
      removing.known.add(kind.placed(ns, live));
    } catch (ClusterFailed e) {
      throw removing.failed(ref, e);
    }
    return removing.prepared(() -> removing.deleteOne(ref));
  }

  /// The one of that name, of which nothing is read: what it is cannot be kept.
  public static Prepared unread(Scope scope, Kind kind, String ns, String name)
      throws ActivityFailed, InterruptedException {
    Removing removing = new Removing(scope, kind);
    Ref ref = ref(kind, ns, name);
    removing.add(ns, JsonObject.of("metadata", JsonObject.of("name", name)));
    return removing.prepared(() -> removing.deleteOne(ref));
  }

  private static Ref ref(Kind kind, String ns, String name) throws ActivityFailed {
    if (name.isEmpty() || (ns.isEmpty() && kind.resource().namespaced())) {
      throw new ActivityFailed(
          "to delete a "
              + kind.word()
              + " takes a 'name'"
              + (kind.resource().namespaced() ? " and a namespace 'ns'" : ""));
    }
    return kind.ref(ns, name);
  }

  private void add(String ns, JsonObject live) throws InterruptedException {
    Ref ref = kind.ref(ns, Kind.name(live));
    refs.add(ref);
    targets.add(kind.target(ns, ref.name()));
    ways.addAll(WayBack.deleted(cluster, ref, live));
    Going.One one = new Going.One(ref, kind.target(ns, ref.name()).words(), live);
    going.add(one);
    boolean comesBack = WayBack.canComeBack(ref.resource()) && !one.isKept();
    String uid = live.object("metadata").text("uid").orElse("");
    signs.add(new Presence(cluster, kind, ref, false, comesBack ? "" : uid, comesBack));
  }

  private Prepared prepared(Deed deed) {
    return Prepared.of(targets, deed)
        .undoneBy(ways)
        .shownBy(signs)
        .treading(Footprints.deleted(cluster, refs).knowing(kind.resource(), known))
        .foretoldBy(new Going(cluster, going));
  }

  private Json deleteAll() throws ActivityFailed, InterruptedException {
    Each.of(
            scope,
            refs,
            ref -> {
              cluster.delete(ref, Deletion.USUAL);
              return true;
            })
        .orFail(ref -> kind.target(ref.namespace(), ref.name()).words(), "was not deleted");
    return JsonNull.NULL;
  }

  private Json deleteOne(Ref ref) throws ActivityFailed, InterruptedException {
    try {
      cluster.delete(ref, Deletion.USUAL);
      return JsonNull.NULL;
    } catch (ClusterFailed e) {
      throw failed(ref, e);
    }
  }

  private ActivityFailed failed(Ref ref, ClusterFailed e) {
    return Refused.whole("failed to delete " + kind.word() + " '" + ref.name() + "'", e);
  }
}
