/// Steps that let time pass. Pauses of activities are the engine's own.
@NullMarked
package turbulence.experiment.builtin.idle;

import org.jspecify.annotations.NullMarked;
