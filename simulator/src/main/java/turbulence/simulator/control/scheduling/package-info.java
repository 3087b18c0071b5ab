/// Which node a pod goes to: what rules nodes out, and which of the others is best. Pods are not
/// run here.
@NullMarked
package turbulence.simulator.control.scheduling;

import org.jspecify.annotations.NullMarked;
