package turbulence.app.golden.lab;

import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonArray;

/// Cannot do without two of its arguments.
@AlsoNamed(value = "lab:required", instead = true)
public record Required(Json a, Json b, @Default("3") Json c) implements Probe {
  @Override
  public Json observe(Scope scope) {
    return JsonArray.of(a, b, c);
  }
}
