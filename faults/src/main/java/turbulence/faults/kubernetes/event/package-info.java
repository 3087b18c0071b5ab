/// Steps on the events that a cluster tells. Our own are told elsewhere.
@NullMarked
package turbulence.faults.kubernetes.event;

import org.jspecify.annotations.NullMarked;
