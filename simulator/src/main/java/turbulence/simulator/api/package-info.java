/// The Kubernetes API: requests become reads and writes of the store, or refusals in the words of a
/// real server. What happens because of a write is not done here.
@NullMarked
package turbulence.simulator.api;

import org.jspecify.annotations.NullMarked;
