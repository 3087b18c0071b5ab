package turbulence.simulator.api;

import turbulence.simulator.api.discovery.KindInfo;
import turbulence.simulator.api.kind.Behaviour;

/// How custom kinds behave: as their definition says, generations always counted.
record CustomBehaviour(boolean hasStatus) implements Behaviour {
  CustomBehaviour(KindInfo info) {
    this(info.subresource("status").isPresent());
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
