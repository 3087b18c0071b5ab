package turbulence.experiment.builtin.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Dry;

/// Has some activities only pretended, by their type or by their names.
@About("Pretend some activities instead of carrying them out.")
public record Bypass(
    @About("All activities of that type: action or probe.") @Nullable String targetType,
    @About("The names of activities.") @Nullable List<String> targetNames)
    implements Control {

  @Override
  public Verdict before(Moment moment, Scope scope) {
    switch (moment) {
      case Moment.OfExperiment _ -> announce(scope.events());
      case Moment.OfActivity at when isMeant(at.activity()) -> {
        return new Verdict.Replace(bypassed(at.activity()));
      }
      default -> {
        // Nothing but activities is bypassed.
      }
    }
    return Verdict.PROCEED;
  }

  private void announce(Events events) {
    if (targetType != null && !targetType.isEmpty()) {
      events.warning(
          "No '" + targetType + "' will be executed as configured by the bypass control");
    }
    if (targetNames != null && !targetNames.isEmpty()) {
      events.warning(
          "The following activities will not be executed: " + String.join(", ", targetNames));
    }
  }

  private boolean isMeant(Activity activity) {
    return activity.kind().word().equals(targetType)
        || targetNames != null && targetNames.contains(activity.name());
  }

  private static Activity bypassed(Activity activity) {
    return activity.withDry(Dry.ACTIVITIES).withSource(activity.source().with("dry", true));
  }
}
