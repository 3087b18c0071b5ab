package turbulence.faults.kubernetes.chaosmesh.stress;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.chaosmesh.Fault;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.JsonObject;

/// Has containers calculate.
@About(
    "Keep processors busy in containers of pods. Chaos Mesh does it for a while, or until the"
        + " object is deleted after the run.")
public record StressCpu(
    @About("What the stress is called.") String name,
    @About("How many workers calculate.") @Min(1) int workers,
    @About("How busy each keeps a processor, in percent.") @Min(0) int load,
    Pods pods,
    Manner manner,
    Course course)
    implements Action, Needing {

  private Fault fault() {
    return course.fault(name, pods, manner, "cpu", JsonObject.of("workers", workers, "load", load));
  }

  @Override
  public List<Need> needs() {
    return fault().needs();
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    return fault().prepare(scope);
  }
}
