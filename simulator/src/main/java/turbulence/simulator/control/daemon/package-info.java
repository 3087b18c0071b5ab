/// What brings one pod of each DaemonSet to every node that should have one. How a pod gets to its
/// node is the scheduler's affair.
@NullMarked
package turbulence.simulator.control.daemon;

import org.jspecify.annotations.NullMarked;
