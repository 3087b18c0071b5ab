package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;

/// Answers what it was given.
@AlsoNamed(value = "lab:ident", instead = true)
public record Ident(@Nullable Json v) implements Probe {
  @Override
  public Json observe(Scope scope) {
    return Json.of(v);
  }
}
