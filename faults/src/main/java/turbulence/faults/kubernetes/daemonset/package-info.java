/// Steps on daemon sets. What runs in their pods is no matter of theirs.
@NullMarked
package turbulence.faults.kubernetes.daemonset;

import org.jspecify.annotations.NullMarked;
