/// Probes that ask a Prometheus. How it came by its figures is not known here.
@NullMarked
package turbulence.faults.prometheus;

import org.jspecify.annotations.NullMarked;
