/// Sidecars: which new pods get one, what it consists of, and what istiod puts into namespaces for
/// it. What the proxy does with traffic is not decided here.
@NullMarked
package turbulence.simulator.injection;

import org.jspecify.annotations.NullMarked;
