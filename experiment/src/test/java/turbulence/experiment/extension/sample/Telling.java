package turbulence.experiment.extension.sample;

import turbulence.experiment.extension.Notifier;
import turbulence.experiment.extension.Scope;
import turbulence.json.JsonObject;

public final class Telling implements Notifier {
  @Override
  public void tell(JsonObject channel, JsonObject event, Scope scope) {
    scope.events().debug(event.toString());
  }
}
