package turbulence.simulator.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// What a controller works with: reading the store at once, writing as a client does, time, chance.
public record Means(Store store, Verbs verbs, Timeline timeline, RandomGenerator random) {
  /// Who the controllers are for the API.
  public static final Caller CALLER = Caller.component("system:kube-controller-manager");

  /// Changes that very object; one that has its name by now stays as it is.
  ///
  /// @return what stands under the name afterwards; empty when nothing does
  public Optional<Stored> change(Stored object, Part part, UnaryOperator<JsonObject> change) {
    String uid = object.uid();
    return verbs.change(
        CALLER,
        object.key(),
        part,
        now -> Fields.text(now.object("metadata"), "uid").equals(uid) ? change.apply(now) : now);
  }

  /// Gives that very object that status, as [#change] does.
  public Optional<Stored> tell(Stored object, JsonObject status) {
    return change(object, Part.STATUS, now -> now.with("status", status));
  }

  /// The present as objects carry it, in whole seconds.
  public String now() {
    return stamp(timeline.instant());
  }

  public static String stamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
