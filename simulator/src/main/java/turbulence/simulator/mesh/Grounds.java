package turbulence.simulator.mesh;

import java.util.function.Supplier;
import turbulence.simulator.mesh.rule.Rulebook;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Peers;
import turbulence.simulator.traffic.Services;

/// What proxies look things up in.
///
/// @param rules as they are now
record Grounds(Timeline timeline, Services services, Peers peers, Supplier<Rulebook> rules) {}
