package turbulence.simulator.mesh.rule;

import turbulence.json.JsonObject;

/// Which pods of a host are meant, and how they are called.
///
/// @param labels what the pods must be labelled with, beside being behind the host
/// @param known false when a route names a subset that nobody defines
public record Destination(JsonObject labels, Policy policy, boolean known) {}
