package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Tells what reached it.
@AlsoNamed(value = "lab:echo", instead = true)
public record Echo(@Nullable Json value) implements Probe {
  @Override
  public Json observe(Scope scope) {
    return JsonObject.builder()
        .put("value", value)
        .put("configuration", scope.configuration())
        .put("secrets", Sec.orNull(scope))
        .build();
  }
}
