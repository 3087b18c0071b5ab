/// Steps on ingresses and network policies. Faults of single pods' networks are injected elsewhere.
@NullMarked
package turbulence.faults.kubernetes.networking;

import org.jspecify.annotations.NullMarked;
