package turbulence.experiment.extension;

import java.util.random.RandomGenerator;
import turbulence.experiment.event.Events;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// What a step or control may see and touch.
///
/// @param configuration resolved values
/// @param secrets resolved values, flat: for steps the scopes that they asked for
/// @param stop how to end the run from inside
/// @param asking how to ask probes
/// @param shared what the steps of this run share
public record Scope(
    World world,
    JsonObject configuration,
    JsonObject secrets,
    Events events,
    Stop stop,
    Asking asking,
    Shared shared) {

  public Scope withSecrets(JsonObject flat) {
    return new Scope(world, configuration, flat, events, stop, asking, shared);
  }

  /// The same with other dice.
  public Scope withRandom(RandomGenerator random) {
    return new Scope(
        world.withRandom(random), configuration, secrets, events, stop, asking, shared);
  }
}
