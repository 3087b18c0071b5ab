/// Who we are to a cluster: tokens, client certificates, passwords, and programs that know better.
/// Where they are written down is not known here, nor which cluster they are for.
@NullMarked
package turbulence.faults.kubernetes.credentials;

import org.jspecify.annotations.NullMarked;
