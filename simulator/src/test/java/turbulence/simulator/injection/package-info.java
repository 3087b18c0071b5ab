/// Tests of which pods get a sidecar. What it does with traffic is tried elsewhere.
@NullMarked
package turbulence.simulator.injection;

import org.jspecify.annotations.NullMarked;
