/// Where HTTP meets the API: who asks, for what, and how the answer is put. What a write does is
/// not known here.
@NullMarked
package turbulence.simulator.api.edge;

import org.jspecify.annotations.NullMarked;
