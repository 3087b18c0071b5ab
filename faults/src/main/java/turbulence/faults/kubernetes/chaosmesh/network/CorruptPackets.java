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

/// Damages packets of pods.
@About("Damage packets of pods. Chaos Mesh does it, until the object is deleted after the run.")
public record CorruptPackets(
    @About("What the fault is called.") String name,
    PodsByText sources,
    Manner manner,
    @About("How many of them, in percent, such as `25`.") @Nullable String corrupt,
    @About("How much of it depends on the packet before, in percent, such as `25`.")
        @Nullable String correlation,
    Outside outside,
    Destinations destinations)
    implements Action, Needing {

  private Fault fault() {
    return new Packets("corrupt")
        .with("corrupt", corrupt)
        .with("correlation", correlation)
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
