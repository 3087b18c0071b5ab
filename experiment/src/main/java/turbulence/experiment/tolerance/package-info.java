/// What the output of a probe must be: reading it as written, and judging outputs by it. Asks no
/// probes and resolves no names.
@NullMarked
package turbulence.experiment.tolerance;

import org.jspecify.annotations.NullMarked;
