package turbulence.simulator.api;

import turbulence.json.JsonObject;
import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.api.kind.Behaviour;
import turbulence.simulator.api.kind.Surroundings;

/// How custom kinds behave: as their definition says, generations always counted.
record CustomBehaviour(boolean hasStatus) implements Behaviour {
  CustomBehaviour(KindInfo info) {
    this(info.subresource("status").isPresent());
  }

  @Override
  public JsonObject created(JsonObject object, Surroundings surroundings) {
    return hasStatus ? object.without("status") : object;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
