package turbulence.simulator.control;

import java.util.function.Consumer;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;

/// Brings the cluster nearer to what objects ask for, one key at a time, on the control plane's
/// thread.
public interface Controller {
  /// Takes note of a change (of any collection) and says which keys it wants to look at because of
  /// it. Called for every change, in order: must be quick.
  void seen(Change change, Consumer<Key> look);

  /// Compares what is with what should be and acts; never blocks. A [turbulence.simulator.api.Refusal]
  /// makes it look again later, with growing patience.
  void reconcile(Key key);
}
