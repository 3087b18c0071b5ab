/// What a run would do, as data: said before anything is touched.
@NullMarked
package turbulence.experiment.preview;

import org.jspecify.annotations.NullMarked;
