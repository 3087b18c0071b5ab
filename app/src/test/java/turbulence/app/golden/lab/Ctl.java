package turbulence.app.golden.lab;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.AlsoNamed;
import turbulence.json.Json;

/// A control that writes down its arguments too.
@AlsoNamed(value = "ctl", instead = true)
public record Ctl(@Nullable Json x) implements LoggedControl {
  @Override
  public String start() {
    return "";
  }

  @Override
  public String arguments() {
    return x == null ? "{}" : "{'x': " + x + "}";
  }
}
