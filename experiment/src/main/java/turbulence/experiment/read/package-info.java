/// From a file or URL to an experiment, with every problem named by its place. Runs nobody's code.
@NullMarked
package turbulence.experiment.read;

import org.jspecify.annotations.NullMarked;
