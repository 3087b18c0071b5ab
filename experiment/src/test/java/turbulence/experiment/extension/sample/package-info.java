/// An extension for tests. Nothing here is real.
@NullMarked
package turbulence.experiment.extension.sample;

import org.jspecify.annotations.NullMarked;
