package turbulence.faults.kubernetes.pod;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Unlisted;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.select.PodAmount;
import turbulence.faults.kubernetes.select.PodChoice;
import turbulence.faults.kubernetes.select.PodPlace;
import turbulence.faults.kubernetes.select.PodTraits;

/// The name under which older experiments ask for [TerminatePods]: of one pod.
@About("Delete one pod that runs or is about to, the first that fits; gives its name in a list.")
@Unlisted
public record DeletePods(
    @About("A regular expression that is found in the pod's name.") @Nullable String name,
    @About("The namespace to look in.") @Default("\"default\"") String ns,
    @About("Labels that the pod has, such as app=web; any pod when left out.")
        @Nullable String labelSelector)
    implements Action, Needing {

  /// Mistakes in them are found here.
  public DeletePods {
    var _ = terminating(name, ns, labelSelector);
  }

  private static TerminatePods terminating(
      @Nullable String name, String ns, @Nullable String labelSelector) {
    return new TerminatePods(
        new PodChoice(labelSelector, name, PodAmount.FIRST),
        -1,
        new PodPlace(ns, "alphabetic"),
        PodTraits.ANY,
        Leave.DELETED);
  }

  @Override
  public List<Need> needs() {
    return terminating(name, ns, labelSelector).needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return terminating(name, ns, labelSelector).prepare(scope);
  }
}
