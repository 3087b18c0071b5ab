/// Steps on secrets, whose content is never read.
@NullMarked
package turbulence.faults.kubernetes.secret;

import org.jspecify.annotations.NullMarked;
