/// What runs in a simulated container: an image's name selects one. When it runs is not decided
/// here.
@NullMarked
package turbulence.simulator.workload;

import org.jspecify.annotations.NullMarked;
