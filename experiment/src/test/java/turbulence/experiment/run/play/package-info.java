/// Steps that tests play with.
@NullMarked
package turbulence.experiment.run.play;

import org.jspecify.annotations.NullMarked;
