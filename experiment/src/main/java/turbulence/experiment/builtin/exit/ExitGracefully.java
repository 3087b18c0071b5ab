package turbulence.experiment.builtin.exit;

import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.extension.Target;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// Ends the run it is part of.
@About("End the run now; its rollbacks are played.")
@AlsoNamed(value = "chaoslib.exit:exit_gracefully", instead = true)
public record ExitGracefully() implements Action {
  private static final Stop.Reason REASON = Stop.Reason.GRACEFUL;

  @Override
  public Prepared prepare(Scope scope) {
    return Prepared.of(List.of(Target.of("run", "this one")), () -> exit(scope));
  }

  /// When the run's own thread is in here, stopping has interrupted it.
  private static Json exit(Scope scope) throws InterruptedException {
    scope.stop().now(REASON);
    if (Thread.interrupted()) {
      throw new InterruptedException("the run was ended");
    }
    return JsonNull.NULL;
  }
}
