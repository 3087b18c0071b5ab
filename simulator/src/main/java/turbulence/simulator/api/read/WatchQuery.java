package turbulence.simulator.api.read;

import java.time.Duration;
import java.util.function.Predicate;
import turbulence.json.JsonObject;

/// What a watch shall tell of: changes of selected objects of a namespace (empty: of all) behind a
/// revision (empty: now, with what exists first), for so long.
public record WatchQuery(
    String namespace,
    Predicate<JsonObject> selected,
    String revision,
    String match,
    boolean initialEvents,
    boolean bookmarks,
    Duration howLong) {}
