/// Controllers: each brings the cluster nearer to what one kind of object asks for. Containers are
/// not run here.
@NullMarked
package turbulence.simulator.control;

import org.jspecify.annotations.NullMarked;
