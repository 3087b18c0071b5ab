/// What brings the pods of StatefulSets, one after the other, and the claims that stay with them.
/// Which volume a claim gets is not decided here.
@NullMarked
package turbulence.simulator.control.stateful;

import org.jspecify.annotations.NullMarked;
