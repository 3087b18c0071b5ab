/// What steps take away from a cluster, and how far that may go. Nothing is changed here, and no
/// step is told what to take.
@NullMarked
package turbulence.faults.kubernetes.limit;

import org.jspecify.annotations.NullMarked;
