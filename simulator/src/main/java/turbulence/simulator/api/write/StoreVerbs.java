package turbulence.simulator.api.write;

import java.util.Optional;
import java.util.function.UnaryOperator;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// The verbs for the parts of the simulator, without HTTP between. What they write is trusted to be
/// well-formed: it is not decoded.
public final class StoreVerbs implements Verbs {
  private final Writes writes;
  private final Kinds kinds;

  public StoreVerbs(Writes writes, Kinds kinds) {
    this.writes = writes;
    this.kinds = kinds;
  }

  @Override
  public Optional<Stored> get(Key key) {
    return writes.ground().store().get(key);
  }

  @Override
  public Stored create(Caller caller, Key key, JsonObject object) {
    JsonObject named =
        key.name().isEmpty() ? object : Meta.with(object, meta -> meta.with("name", key.name()));
    return writes.create(kind(key.resource()), key.namespace(), named, Intent.of(caller));
  }

  @Override
  public Optional<Stored> change(
      Caller caller, Key key, Part part, UnaryOperator<JsonObject> change) {
    try {
      return Optional.of(writes.change(kind(key.resource()), key, part, change, Intent.of(caller)));
    } catch (Refusal refusal) {
      return ifGone(refusal);
    }
  }

  @Override
  public void delete(Caller caller, Key key, Deletion how) {
    try {
      writes.remove(kind(key.resource()), key, how);
    } catch (Refusal refusal) {
      Optional<Stored> none = ifGone(refusal);
      assert none.isEmpty();
    }
  }

  private static Optional<Stored> ifGone(Refusal refusal) {
    if (refusal.code() == 404) {
      return Optional.empty();
    }
    throw refusal;
  }

  private Kind kind(Resource resource) {
    return kinds.stored(resource).orElseThrow(Refusals::noSuchResource);
  }
}
