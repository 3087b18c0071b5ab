package turbulence.simulator.api.edge;

import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.read.Lists;
import turbulence.simulator.api.read.Watches;
import turbulence.simulator.api.write.Writes;

/// What the API is made of.
public record Parts(
    Kinds kinds, Rights rights, Lists lists, Watches watches, Writes writes, LogSource logs) {}
