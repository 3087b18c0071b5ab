/// Steps on stress that Chaos Mesh puts on containers. How faults are written down is said in the
/// room above.
@NullMarked
package turbulence.faults.kubernetes.chaosmesh.stress;

import org.jspecify.annotations.NullMarked;
