package turbulence.experiment.run;

import java.time.Duration;
import turbulence.experiment.builtin.http.HttpProvider;
import turbulence.experiment.builtin.process.ProcessActivity;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Unrunnable;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Provider.HttpCall;
import turbulence.experiment.model.Provider.ProcessCall;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Carries out activities that need no code: processes and HTTP exchanges.
final class Outward {
  private static final int INTERRUPTED = 130;
  private static final Duration A_MOMENT = Duration.ofMillis(250);

  private final Scope scope;
  private final HttpProvider http;

  Outward(Scope scope, HttpProvider http) {
    this.scope = scope;
    this.http = http;
  }

  Json process(ProcessCall call, Activity activity, Filler filler)
      throws ActivityFailed, RunAborted, InterruptedException {
    ProcessCall filled =
        new ProcessCall(
            call.path(),
            call.arguments() == null ? null : filler.arguments(call.arguments()),
            call.timeout());
    JsonObject output;
    try {
      output = ProcessActivity.run(filled, scope);
    } catch (Unrunnable e) {
      throw new RunAborted(String.valueOf(e.getMessage()));
    }
    if (number(output) == INTERRUPTED) {
      // A terminal interrupts programs as well as us: hear what it means before believing in it.
      scope.world().sleep(A_MOMENT);
    }
    if (isUnjudged(activity) && number(output) != 0) {
      scope.events().warning(ProcessActivity.NON_ZERO);
    }
    return output;
  }

  Json http(HttpCall call, Activity activity, Filler filler)
      throws ActivityFailed, RunAborted, InterruptedException {
    HttpCall filled =
        new HttpCall(
            filler.url(call.url()),
            call.method(),
            filler.object(call.headers()),
            call.arguments() == null ? null : filler.arguments(call.arguments()),
            call.timeout() == null ? null : filler.arguments(call.timeout()),
            call.verifyTls(),
            call.maxRetries());
    JsonObject output;
    try {
      output = http.call(filled);
    } catch (Unrunnable e) {
      throw new RunAborted(String.valueOf(e.getMessage()));
    }
    if (isUnjudged(activity) && number(output) > 399) {
      scope
          .events()
          .warning(
              "This HTTP call returned a response with a HTTP status code above 400. This may"
                  + " indicate some error and not what you expected. Please have a look at the"
                  + " logs.");
    }
    return output;
  }

  private static boolean isUnjudged(Activity activity) {
    return activity.tolerance() == null && activity.retry() == null;
  }

  private static double number(JsonObject output) {
    return output.get("status") instanceof JsonNumber status ? status.doubleValue() : 0;
  }
}
