package turbulence.simulator.api;

import java.util.Optional;
import java.util.function.UnaryOperator;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Reading and writing as the API does it, for the parts of the simulator: defaults, checks,
/// finalizers, grace and field managers apply as for any client. Objects carry apiVersion and kind.
/// Shared between threads. Throws [Refusal].
public interface Verbs {
  /// The object as stored, in the storage version.
  Optional<Stored> get(Key key);

  /// Creates the object; a key with an empty name takes the object's `generateName`.
  Stored create(Caller caller, Key key, JsonObject object);

  /// Reads the object, changes that part of it and writes it, again when somebody else wrote
  /// meanwhile. Nothing is written when nothing changes. Empty when there is no such object.
  Optional<Stored> change(Caller caller, Key key, Part part, UnaryOperator<JsonObject> change);

  /// Deletes as a client would: with grace, finalizers and propagation. Nothing when it is gone.
  void delete(Caller caller, Key key, Deletion how);

  /// Which part of an object a write is meant for.
  enum Part {
    /// All but the status, where the status is a subresource.
    OBJECT,
    STATUS,
    /// A pod's ephemeral containers, which can only be added.
    EPHEMERAL,
    /// Whatever the change says, unchecked: only for what a real server does behind its API (a
    /// pod's binding, finalizers of a namespace).
    RAW
  }
}
