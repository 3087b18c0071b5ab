package turbulence.experiment.extension.sample.pod;

import java.time.Duration;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

@About("Terminate pods.")
@AlsoNamed("sample.actions:kill_pods")
public record TerminatePods(
    @About("Where.") String ns,
    Selection pods,
    @About("How long they may take.") @Default("-1") Duration gracePeriod)
    implements Action {
  @Override
  public Prepared prepare(Scope scope) {
    return Prepared.of(List.of(), () -> Json.of(toString()));
  }
}
