/// What sets looked like before: their ControllerRevisions. Which pods a set has is not told here.
@NullMarked
package turbulence.simulator.control.history;

import org.jspecify.annotations.NullMarked;
