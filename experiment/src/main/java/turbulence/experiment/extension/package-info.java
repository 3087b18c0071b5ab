/// How code joins in: steps, controls and notifiers, and how arguments reach them. No engine here.
@NullMarked
package turbulence.experiment.extension;

import org.jspecify.annotations.NullMarked;
