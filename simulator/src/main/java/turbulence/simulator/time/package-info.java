/// The simulator's one door to clocks, waiting and chance; it may run faster than the wall's clock,
/// or stand still until a test moves it. Nothing of Kubernetes is known here.
@NullMarked
package turbulence.simulator.time;

import org.jspecify.annotations.NullMarked;
