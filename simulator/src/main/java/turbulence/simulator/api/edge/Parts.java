package turbulence.simulator.api.edge;

import turbulence.simulator.api.Credentials;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.read.Lists;
import turbulence.simulator.api.read.Watches;
import turbulence.simulator.api.write.Writes;

/// What the API is made of.
///
/// @param heed waits for a moment, so that controllers have taken note of a deletion before its
///   answer goes out: who then lists pods sees the replacement, as with a real server, whose
///   answers travel longer than its controllers need
public record Parts(
    Kinds kinds,
    Rights rights,
    Credentials credentials,
    Lists lists,
    Watches watches,
    Writes writes,
    Insides insides,
    Runnable heed,
    Annex annex) {}
