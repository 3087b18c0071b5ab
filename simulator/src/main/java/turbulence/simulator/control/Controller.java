package turbulence.simulator.control;

import java.time.Duration;
import java.util.function.Consumer;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;

/// Brings the cluster nearer to what objects ask for, one key at a time, on the control plane's
/// thread.
public interface Controller {
  /// Called once, before anything else: `look` may be kept and asked at any time on the control
  /// plane's thread, such as by an alarm.
  default void begin(Consumer<Key> look) {}

  /// Takes note of a change (of any collection) and says which keys it wants to look at because of
  /// it. Called for every change, in order: must be quick.
  void seen(Change change, Consumer<Key> look);

  /// Compares what is with what should be and acts; never blocks. A
  /// [turbulence.simulator.api.Refusal] makes it look again later, with growing patience.
  void reconcile(Key key);

  /// How long a key is left alone after a look, whatever changes meanwhile: for looks that cost
  /// much.
  default Duration rest(Key key) {
    return Duration.ZERO;
  }
}
