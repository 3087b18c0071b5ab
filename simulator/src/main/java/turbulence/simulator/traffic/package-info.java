/// Who reaches whom inside the cluster, and from outside through the gateway. What is answered is
/// not known here.
@NullMarked
package turbulence.simulator.traffic;

import org.jspecify.annotations.NullMarked;
