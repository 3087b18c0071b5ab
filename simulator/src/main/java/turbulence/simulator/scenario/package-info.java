/// Saying what exists: a simulator for a test or a terminal, with nodes, manifests and scenarios.
/// The rest of the module is put together here.
@NullMarked
package turbulence.simulator.scenario;

import org.jspecify.annotations.NullMarked;
