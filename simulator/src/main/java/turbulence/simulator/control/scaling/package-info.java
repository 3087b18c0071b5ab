/// What pods use, and how many replicas autoscalers ask for because of it. Nothing is really used
/// here.
@NullMarked
package turbulence.simulator.control.scaling;

import org.jspecify.annotations.NullMarked;
