package turbulence.faults.kubernetes.chaosmesh.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.chaosmesh.Fault;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Lets packets of pods wait.
@About("Let packets of pods wait. Chaos Mesh does it, until the object is deleted after the run.")
public record AddLatency(
    @About("What the fault is called.") String name,
    Pods sources,
    Manner manner,
    @About("How long, such as `90ms`.") @Nullable String latency,
    @About("How much of it depends on the packet before, in percent, such as `25`.")
        @Nullable String correlation,
    @About("By how much that varies, such as `10ms`.") @Nullable String jitter,
    Outside outside,
    Destinations destinations)
    implements Action, Needing {

  private Fault fault() {
    return new Packets("delay")
        .with("latency", latency)
        .with("correlation", correlation)
        .with("jitter", jitter)
        .of(name, sources, manner, outside, destinations);
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
