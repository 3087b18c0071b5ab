package turbulence.experiment.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.Limits;
import turbulence.experiment.model.OnLostFault;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.RuntimeChoice;
import turbulence.experiment.model.Safety;
import turbulence.experiment.model.Strategy;

/// Who decides how a run goes: the command line, then the experiment, then the settings.
///
/// A `runtime` block of the experiment that leaves a strategy open means the default and hides that
/// of the settings, as in Chaos Toolkit.
final class Choices {
  private final RunRequest request;
  private final @Nullable RuntimeChoice own;
  private final RuntimeChoice settings;

  Choices(RunRequest request, Experiment experiment, RuntimeChoice settings) {
    this.request = request;
    this.own = experiment.runtime();
    this.settings = settings;
  }

  Runner.RunChoices run() {
    return new Runner.RunChoices(strategy(), rollbacks(), request.frequency(), request.failFast());
  }

  private Strategy strategy() {
    Strategy asked = request.strategy() != null ? request.strategy() : file().strategy();
    return asked == null ? Strategy.DEFAULT : asked;
  }

  private RollbackStrategy rollbacks() {
    RollbackStrategy asked = request.rollbacks() != null ? request.rollbacks() : file().rollbacks();
    return asked == null ? RollbackStrategy.DEFAULT : asked;
  }

  private RuntimeChoice file() {
    return own == null ? settings : own;
  }

  /// How long the system may take to be steady again.
  Duration restoreWithin() {
    if (own != null && own.restoreWithin() != null) {
      return own.restoreWithin();
    }
    return settings.restoreWithin() == null ? Restoring.WITHIN : settings.restoreWithin();
  }

  /// Of limits, other than of the rest, every place is heard.
  BlastRadius reach() {
    Limits said = own == null ? Limits.OPEN : own.limits();
    return new BlastRadius(new Policy(settings.limits(), said, request.limits()));
  }

  /// Whether a fault that is lost leaves the run as good as it was.
  boolean forgivesLostFaults() {
    OnLostFault said = own == null ? null : own.onLostFault();
    return (said == null ? settings.onLostFault() : said) == OnLostFault.CONTINUE;
  }

  /// How the run is guarded: the experiment first, but what anybody requires is required.
  Safety safety() {
    return own == null ? settings.safety() : own.safety().over(settings.safety());
  }

  Restore restore() {
    if (request.restore() != null) {
      return request.restore();
    }
    if (own != null && own.restore() != null) {
      return own.restore();
    }
    return settings.restore() == null ? request.restoreByDefault() : settings.restore();
  }
}
