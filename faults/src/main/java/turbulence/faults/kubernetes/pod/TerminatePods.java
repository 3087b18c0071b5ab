package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.PodLoss;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.select.Pod;
import turbulence.faults.kubernetes.select.PodAmount;
import turbulence.faults.kubernetes.select.PodChoice;
import turbulence.faults.kubernetes.select.PodPlace;
import turbulence.faults.kubernetes.select.PodTargets;
import turbulence.faults.kubernetes.select.PodTraits;

/// Deletes or evicts pods and does not wait until they are gone.
@About("Delete or evict pods that run or are about to, by what they are; gives their names.")
public record TerminatePods(
    PodChoice choice,
    @About("Seconds that the pods have to end; negative for what they ask for themselves.")
        @Default("-1")
        int gracePeriod,
    PodPlace place,
    PodTraits traits,
    Leave leave)
    implements Action, Needing {

  /// Mistakes between its parts are found here.
  public TerminatePods {
    var _ = new PodTargets(choice, place, traits);
  }

  /// Of all pods with some labels, with the grace that they ask for.
  public static TerminatePods all(String labelSelector, String ns) {
    return new TerminatePods(
        new PodChoice(labelSelector, null, PodAmount.ALL),
        -1,
        new PodPlace(ns, "alphabetic"),
        PodTraits.ANY,
        Leave.DELETED);
  }

  private PodTargets pods() {
    return new PodTargets(choice, place, traits);
  }

  @Override
  public List<Need> needs() {
    List<Need> needs = new ArrayList<>(pods().finding());
    needs.addAll(
        leave.evict() ? pods().hitting("create", "eviction") : pods().hitting("delete", ""));
    return needs;
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    List<Pod> drawn = pods().draw(scope);
    if (drawn.isEmpty()) {
      scope.events().debug("no pod is selected");
    }
    Cluster cluster = Clusters.of(scope);
    Deletion deletion = Deletion.USUAL.grace(gracePeriod);
    Prepared prepared =
        Prepared.of(Pod.targets(drawn), new Killing(scope, cluster, drawn, deletion, leave));
    if (drawn.isEmpty()) {
      return prepared.foretoldBy(Rights.of(scope, this));
    }
    List<Ref> refs = drawn.stream().map(Pod::ref).toList();
    return prepared
        .foretoldBy(PodLoss.of(cluster, refs, leave.kind()))
        .treading(
            Footprints.pods(cluster, refs)
                .knowing(Resource.PODS, drawn.stream().map(Pod::badge).toList()))
        .shownBy(List.of(new PodsGone(cluster, choice.labels(), drawn)));
  }
}
