/// What keeps the status of ResourceQuotas true. Who is kept out by them is not decided here.
@NullMarked
package turbulence.simulator.control.quota;

import org.jspecify.annotations.NullMarked;
