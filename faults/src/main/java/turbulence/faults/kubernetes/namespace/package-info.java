/// Steps on namespaces. What lies in them is no matter of theirs.
@NullMarked
package turbulence.faults.kubernetes.namespace;

import org.jspecify.annotations.NullMarked;
