/// Steps on stateful sets. Those on any workload lie elsewhere.
@NullMarked
package turbulence.faults.kubernetes.statefulset;

import org.jspecify.annotations.NullMarked;
