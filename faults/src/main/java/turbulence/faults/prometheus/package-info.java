/// Probes that ask a Prometheus, and a control that has one told of runs. How it came by its
/// figures is not known here.
@NullMarked
package turbulence.faults.prometheus;

import org.jspecify.annotations.NullMarked;
