package turbulence.faults.istio.fault;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.many.Each;
import turbulence.faults.kubernetes.many.Outcomes;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// Gives faults to all routes of several VirtualServices, or takes them away.
///
/// @param undone what is said of one that was not changed
record Sweep(Search search, Draw draw, Faults faults, String undone) {

  Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    List<VirtualService> drawn = draw.amount().take(search.read(cluster), scope.world().random());
    List<Target> targets = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    List<Undo> undo = new ArrayList<>();
    List<Evidence> signs = new ArrayList<>();
    for (VirtualService service : drawn) {
      Change change = new Change(service, service.sending(), faults);
      List<Undo> way = change.undo(cluster);
      targets.add(service.target());
      changes.add(change);
      undo.addAll(way);
      signs.add(new FaultShown(cluster, change, !way.isEmpty()));
    }
    return Prepared.of(targets, () -> act(scope, cluster, changes))
        .undoneBy(undo)
        .shownBy(signs)
        .treading(Footprints.objects(cluster, drawn.stream().map(VirtualService::ref).toList()))
        .foretoldBy(new FaultReach(cluster, changes));
  }

  /// The names of those that were changed, as `namespace/name`.
  private Json act(Scope scope, Cluster cluster, List<Change> changes)
      throws ActivityFailed, InterruptedException {
    Outcomes<Change> outcomes =
        Each.of(scope, changes, change -> Injection.send(scope, cluster, change) != null);
    outcomes.orFail(change -> change.service().target().words(), undone);
    List<String> names = new ArrayList<>();
    for (Change change : outcomes.done()) {
      names.add(change.service().ref().namespace() + "/" + change.service().ref().name());
    }
    return JsonArray.from(names);
  }
}
