/// What becomes of nodes of which nothing is heard, and of the pods on them. Nodes are not run
/// here.
@NullMarked
package turbulence.simulator.control.node;

import org.jspecify.annotations.NullMarked;
