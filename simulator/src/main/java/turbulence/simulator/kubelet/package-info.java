/// What a node does with the pods that are bound to it: start, probe, restart, end, log. Where a
/// pod goes is not decided here.
@NullMarked
package turbulence.simulator.kubelet;

import org.jspecify.annotations.NullMarked;
