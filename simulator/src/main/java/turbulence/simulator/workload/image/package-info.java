/// The programs in the images that the simulator knows. When a container runs is not decided here.
@NullMarked
package turbulence.simulator.workload.image;

import org.jspecify.annotations.NullMarked;
