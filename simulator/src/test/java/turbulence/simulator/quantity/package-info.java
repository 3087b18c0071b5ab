/// Tests of amounts.
@NullMarked
package turbulence.simulator.quantity;

import org.jspecify.annotations.NullMarked;
