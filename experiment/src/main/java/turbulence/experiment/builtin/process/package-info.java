/// Activities that run a program of this machine. Nothing here knows what a run or a tolerance is.
@NullMarked
package turbulence.experiment.builtin.process;

import org.jspecify.annotations.NullMarked;
