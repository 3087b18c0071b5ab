package turbulence.experiment.builtin.idle;

import java.time.Duration;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.json.JsonNull;

/// Lets time pass.
@About("Wait, and do nothing else.")
@AlsoNamed(value = "chaosaddons.utils.idle:idle_for", instead = true)
public record IdleFor(@About("How long, in seconds.") Duration duration) implements Action {

  @Override
  public Prepared prepare(Scope scope) {
    return Prepared.of(
        List.of(),
        () -> {
          if (duration.isPositive()) {
            scope.world().sleep(duration);
          }
          return JsonNull.NULL;
        });
  }
}
