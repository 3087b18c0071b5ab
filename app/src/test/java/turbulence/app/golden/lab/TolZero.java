package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// A tolerance that is never met.
@AlsoNamed(value = "lab:tol_zero", instead = true)
public record TolZero(@Nullable Json value) implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Json.of(0);
  }
}
