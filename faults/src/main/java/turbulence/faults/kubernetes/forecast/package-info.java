/// What would come of a step for others, found out by reading alone: before anything is touched.
@NullMarked
package turbulence.faults.kubernetes.forecast;

import org.jspecify.annotations.NullMarked;
