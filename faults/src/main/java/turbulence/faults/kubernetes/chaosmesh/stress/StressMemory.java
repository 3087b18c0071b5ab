package turbulence.faults.kubernetes.chaosmesh.stress;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.chaosmesh.Fault;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Has containers take memory.
@About(
    "Take memory in containers of pods. Chaos Mesh does it for a while, or until the object is"
        + " deleted after the run.")
public record StressMemory(
    @About("What the stress is called.") String name,
    Memory memory,
    Pods pods,
    Manner manner,
    Course course)
    implements Action, Needing {

  private Fault fault() {
    return course.fault(name, pods, manner, "memory", memory.json());
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
