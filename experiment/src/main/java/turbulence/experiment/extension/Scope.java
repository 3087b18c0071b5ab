package turbulence.experiment.extension;

import turbulence.experiment.event.Events;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// What a step or control may see and touch.
///
/// @param configuration resolved values
/// @param secrets resolved values, flat: for steps the scopes that they asked for
/// @param stop how to end the run from inside
/// @param asking how to ask probes
public record Scope(
    World world,
    JsonObject configuration,
    JsonObject secrets,
    Events events,
    Stop stop,
    Asking asking) {

  public Scope withSecrets(JsonObject flat) {
    return new Scope(world, configuration, flat, events, stop, asking);
  }
}
