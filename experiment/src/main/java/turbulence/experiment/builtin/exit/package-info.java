/// Steps that end the run they are part of. How a run ends is the engine's business.
@NullMarked
package turbulence.experiment.builtin.exit;

import org.jspecify.annotations.NullMarked;
