/// Playing a recording of a real API server against ours. No single rule of the API is tested here.
@NullMarked
package turbulence.simulator.recording;

import org.jspecify.annotations.NullMarked;
