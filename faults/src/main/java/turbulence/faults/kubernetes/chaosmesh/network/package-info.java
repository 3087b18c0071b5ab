/// Steps on faults of networks that Chaos Mesh makes. How faults are written down is said in the
/// room above.
@NullMarked
package turbulence.faults.kubernetes.chaosmesh.network;

import org.jspecify.annotations.NullMarked;
