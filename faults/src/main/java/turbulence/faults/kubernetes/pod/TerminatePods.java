package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Leaving;
import turbulence.faults.kubernetes.forecast.PodLoss;
import turbulence.faults.kubernetes.limit.Footprints;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Deletes pods and does not wait until they are gone.
@About("Delete pods that run or are about to, by their labels and names; gives their names.")
public record TerminatePods(
    Selection selection,
    @About("Seconds that the pods have to end; negative for what they ask for themselves.")
        @Default("-1")
        int gracePeriod,
    Among among)
    implements Action, Needing {

  @Override
  public List<Need> needs() {
    String ns = among.ns();
    return List.of(Need.of("list", Resource.PODS, ns), Need.of("delete", Resource.PODS, ns));
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Pods pods = selection.pods(scope, among);
    List<Pod> drawn = selection.draw(pods, among, scope);
    if (drawn.isEmpty()) {
      scope.events().debug("no pod of " + among.ns() + " is selected");
    }
    Deletion deletion = Deletion.USUAL.grace(gracePeriod);
    Prepared prepared =
        Prepared.of(targets(pods, drawn), new Killing(scope, pods, drawn, deletion))
            .foretoldBy(() -> loss(pods, drawn).look())
            .treading(Footprints.pods(pods.cluster(), drawn.stream().map(pods::ref).toList()));
    return drawn.isEmpty() ? prepared : prepared.shownBy(List.of(new PodsGone(pods, drawn)));
  }

  private static List<Target> targets(Pods pods, List<Pod> drawn) {
    List<Target> targets = new ArrayList<>(drawn.size());
    for (Pod pod : drawn) {
      targets.add(new Target("pod", pods.namespace(), pod.name()));
    }
    return targets;
  }

  private static PodLoss loss(Pods pods, List<Pod> drawn) {
    List<String> names = drawn.stream().map(Pod::name).toList();
    return new PodLoss(pods.cluster(), pods.namespace(), names, Leaving.DELETED);
  }
}
