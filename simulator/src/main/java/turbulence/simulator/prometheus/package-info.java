/// A Prometheus in the cluster: it scrapes pods, remembers, and answers over HTTP. What its queries
/// mean is not known here, nor what is counted.
@NullMarked
package turbulence.simulator.prometheus;

import org.jspecify.annotations.NullMarked;
