package turbulence.simulator.api.remote;

import turbulence.simulator.store.Stored;

/// Lets clients into running containers.
@FunctionalInterface
public interface Executor {
  /// Finds the container that is wished for, and gets ready.
  Execution begin(Stored pod, Wish wish) throws Unavailable;
}
