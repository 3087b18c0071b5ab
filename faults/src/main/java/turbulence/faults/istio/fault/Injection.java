package turbulence.faults.istio.fault;

import java.time.Duration;
import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.http.HttpResponse;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Query;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.json.JsonObject;

/// Gives faults to routes, or takes them away.
///
/// @param meant the destinations whose routes are hit
record Injection(String name, Where where, List<Destination> meant, Faults faults) {
  private static final int MOST_TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(25);

  Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    VirtualService service = where.read(cluster, name);
    List<HttpRoute> hit = service.leadingTo(meant);
    for (Destination each : meant) {
      if (hit.stream().noneMatch(route -> route.leadsToAny(List.of(each)))) {
        scope.events().warning("no route of " + service.target() + " leads to " + each);
      }
    }
    return prepared(scope, cluster, new Change(service, hit, faults));
  }

  private static Prepared prepared(Scope scope, Cluster cluster, Change change)
      throws InterruptedException {
    var undo = change.undo(cluster);
    return Prepared.of(
            List.of(change.service().target()), () -> Answer.of(send(scope, cluster, change)))
        .undoneBy(undo)
        .shownBy(List.of(new FaultShown(cluster, change, !undo.isEmpty())))
        .treading(Footprints.objects(cluster, List.of(change.service().ref())))
        .foretoldBy(new FaultReach(cluster, List.of(change)));
  }

  /// Writes onto what was last read, so that nobody's routes are lost, and reads again when
  /// somebody was faster.
  static HttpResponse send(Scope scope, Cluster cluster, Change change)
      throws ActivityFailed, InterruptedException {
    JsonObject fresh = change.service().live();
    for (int tries = 1; ; tries++) {
      try {
        Patch patch = Patch.merge(change.patch(fresh));
        return cluster.request(
            Call.of("PATCH", change.service().ref().path())
                .with(Query.NONE.with("fieldManager", Cluster.MANAGER))
                .with(patch.body(), patch.contentType()));
      } catch (ClusterFailed e) {
        if (!e.isConflict() || tries == MOST_TRIES) {
          throw failed(change, e);
        }
      }
      scope.world().sleep(PAUSE);
      fresh = again(cluster, change);
    }
  }

  private static JsonObject again(Cluster cluster, Change change)
      throws ActivityFailed, InterruptedException {
    try {
      return fresh(cluster, change.service().ref());
    } catch (ClusterFailed e) {
      throw failed(change, e);
    }
  }

  /// Whoever may only list may list one name.
  private static JsonObject fresh(Cluster cluster, Ref ref)
      throws ClusterFailed, InterruptedException {
    try {
      return cluster.get(ref);
    } catch (ClusterFailed e) {
      if (!e.isForbidden()) {
        throw e;
      }
      Listing one = ref.resource().in(ref.namespace()).fields("metadata.name=" + ref.name());
      return cluster.list(one).stream().findFirst().orElseThrow(() -> e);
    }
  }

  private static ActivityFailed failed(Change change, ClusterFailed e) {
    String name = change.service().ref().name();
    return Refused.briefly("Virtual Service '" + name + "' could not be changed", e);
  }
}
