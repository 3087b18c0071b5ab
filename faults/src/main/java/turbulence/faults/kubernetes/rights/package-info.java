/// Which rights steps need. Nothing is asked of a cluster here.
@NullMarked
package turbulence.faults.kubernetes.rights;

import org.jspecify.annotations.NullMarked;
