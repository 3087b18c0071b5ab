package turbulence.faults.kubernetes.chaosmesh.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Min;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.chaosmesh.Fault;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;

/// Lets pods send less.
@About(
    "Let pods send less in a second. Chaos Mesh does it, until the object is deleted after the"
        + " run.")
public record SetBandwidth(
    @About("What the fault is called.") String name,
    @About("How much in a second, such as `1mbps`.") String rate,
    @About("How many bytes may wait.") @Min(1) int limit,
    @About("How many bytes may go at once.") @Min(1) int buffer,
    PodsByText sources,
    Manner manner,
    @About("The most for a moment, in bytes a second.") @Min(0) @Nullable Integer peakrate,
    @About("The size of what is let through at that rate, in bytes.") @Min(0)
        @Nullable Integer minburst,
    Outside outside,
    Destinations destinations)
    implements Action, Needing {

  private Fault fault() {
    return new Packets("bandwidth")
        .with("rate", rate)
        .with("limit", limit)
        .with("buffer", buffer)
        .with("peakrate", peakrate)
        .with("minburst", minburst)
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
