/// Steps of our own on several workloads at once, of whatever kind. What is done to one of a kind
/// lies in the room of that kind.
@NullMarked
package turbulence.faults.kubernetes.workload;

import org.jspecify.annotations.NullMarked;
