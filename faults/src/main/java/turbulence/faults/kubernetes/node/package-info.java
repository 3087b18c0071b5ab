/// Steps on nodes.
@NullMarked
package turbulence.faults.kubernetes.node;

import org.jspecify.annotations.NullMarked;
