package turbulence.experiment.builtin.control;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.model.Activity;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Plays an activity several times in a row. The copies carry their number as `iteration_index`.
@About("Play an activity several times in a row.")
public record Repeat(
    @About("How often, the first time included.") @Default("0") int repeatCount,
    @About("Whether to stop after a time that failed.") @Default("false")
        boolean breakIfPreviousIterationFailed)
    implements Control {
  private static final String INDEX = "iteration_index";

  @Override
  public Verdict after(Moment moment, Scope scope) {
    return moment instanceof Moment.OfActivity at
        ? after(at.activity(), at.state(), scope)
        : Verdict.PROCEED;
  }

  private Verdict after(Activity activity, @Nullable JsonObject run, Scope scope) {
    long next = index(activity) + 1;
    if (next >= repeatCount) {
      return Verdict.PROCEED;
    }
    if (breakIfPreviousIterationFailed && !hasSucceeded(run)) {
      scope.events().debug("'" + activity.name() + "' failed, so it is not repeated");
      return Verdict.PROCEED;
    }
    return new Verdict.FollowWith(activity.withSource(activity.source().with(INDEX, next)));
  }

  private static long index(Activity activity) {
    return activity.source().get(INDEX) instanceof JsonNumber number
        ? number.value().longValue()
        : 0;
  }

  private static boolean hasSucceeded(@Nullable JsonObject run) {
    return run != null && run.text("status").orElse("").equals("succeeded");
  }
}
