/// Steps that look at pods and that end them.
@NullMarked
package turbulence.faults.kubernetes.pod;

import org.jspecify.annotations.NullMarked;
