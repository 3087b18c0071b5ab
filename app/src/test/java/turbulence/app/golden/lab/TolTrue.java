package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// A tolerance that is always met.
@AlsoNamed(value = "lab:tol_true", instead = true)
public record TolTrue(@Nullable Json value) implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Json.of(true);
  }
}
