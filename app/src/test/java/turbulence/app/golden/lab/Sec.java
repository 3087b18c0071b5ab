package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// Answers the secrets that it was lent.
@AlsoNamed(value = "lab:sec", instead = true)
public record Sec() implements Probe {
  @Override
  public Json observe(Scope scope) {
    return orNull(scope);
  }

  static Json orNull(Scope scope) {
    return scope.secrets().isEmpty() ? JsonNull.NULL : scope.secrets();
  }
}
