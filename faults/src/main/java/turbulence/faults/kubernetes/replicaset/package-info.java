/// Steps on replica sets. Those that a deployment made come back by themselves.
@NullMarked
package turbulence.faults.kubernetes.replicaset;

import org.jspecify.annotations.NullMarked;
