/// Steps on deployments.
@NullMarked
package turbulence.faults.kubernetes.deployment;

import org.jspecify.annotations.NullMarked;
