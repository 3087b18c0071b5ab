/// Steps of the extension for tests. Nothing here is real.
@NullMarked
package turbulence.experiment.extension.sample.pod;

import org.jspecify.annotations.NullMarked;
