/// Breaking the API on purpose: latency, refusals, hangs, cuts. What the API does when whole is not
/// known here.
@NullMarked
package turbulence.simulator.breaking;

import org.jspecify.annotations.NullMarked;
