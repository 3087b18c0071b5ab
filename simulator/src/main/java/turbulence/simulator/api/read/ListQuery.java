package turbulence.simulator.api.read;

import java.util.function.Predicate;
import turbulence.json.JsonObject;

/// What a list shall hold: objects of a namespace (empty: of all) that are selected, as of a
/// revision, at most so many (0: all).
public record ListQuery(
    String namespace,
    Predicate<JsonObject> selected,
    boolean selects,
    long limit,
    String token,
    String revision,
    String match) {}
