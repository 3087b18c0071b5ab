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

/// Changes the order of packets of pods.
@About(
    "Change the order of packets of pods. Chaos Mesh does it, until the object is deleted after the"
        + " run.")
public record ReorderPackets(
    @About("What the fault is called.") String name,
    PodsByText sources,
    Manner manner,
    @About("How many of them, in percent, such as `25`.") @Nullable String reorder,
    @About("How much of it depends on the packet before, in percent, such as `25`.")
        @Nullable String correlation,
    @About("How many packets lie between two that change places.") @Nullable String gap,
    Outside outside,
    Destinations destinations)
    implements Action, Needing {

  private Fault fault() {
    return new Packets("reorder")
        .with("reorder", reorder)
        .with("correlation", correlation)
        .with("gap", gap)
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
