package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonNumber;

/// A tolerance for numbers above a limit; it cannot compare anything else.
@AlsoNamed(value = "lab:tol_big", instead = true)
public record TolBig(@Nullable Json value, @Default("5") Long limit) implements Probe {
  @Override
  public Json observe(Scope scope) throws ActivityFailed, InterruptedException {
    if (value instanceof JsonNumber number) {
      return Json.of(number.doubleValue() > limit);
    }
    throw new ActivityFailed("cannot compare " + Json.of(value).kind());
  }
}
