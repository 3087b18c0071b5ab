package turbulence.experiment.run;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Retry;
import turbulence.experiment.tolerance.Judgement;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Asks a probe again until its answer is as wanted or its time is up.
final class Attempts {
  private final Run run;
  private final Judging judge;

  Attempts(Run run, Judging judge) {
    this.run = run;
    this.judge = judge;
  }

  /// One try.
  @FunctionalInterface
  interface Attempt {
    Json make() throws ActivityFailed, RunAborted, InterruptedException;
  }

  /// The last answer.
  ///
  /// @param missed what was expected and seen, when the last answer still was not as wanted
  record Result(Json output, JsonObject notes, @Nullable String missed) {}

  Result until(Activity activity, Attempt attempt)
      throws ActivityFailed, RunAborted, InterruptedException {
    Retry retry = activity.retry();
    if (retry == null) {
      return new Result(attempt.make(), JsonObject.EMPTY, null);
    }
    long started = run.world().nanoTime();
    for (int made = 1; ; made++) {
      boolean last =
          run.world().nanoTime() - started + retry.every().toNanos() > retry.within().toNanos();
      try {
        Json output = attempt.make();
        Judgement judgement = judge.judge(retry.until(), output);
        if (judgement.met() || last) {
          String missed =
              judgement.met() ? null : "after " + made + " attempts: " + judgement.why();
          return new Result(output, JsonObject.of("attempts", made), missed);
        }
        run.events().debug("Attempt " + made + " of '" + activity.name() + "': " + judgement.why());
      } catch (ActivityFailed e) {
        if (last) {
          throw e;
        }
        run.events()
            .debug("Attempt " + made + " of '" + activity.name() + "' failed: " + e.reason());
      }
      run.world().sleep(retry.every());
    }
  }
}
