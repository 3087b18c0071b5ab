/// Paths into JSON trees, in the two dialects that experiments are written in. Nothing here knows
/// what a found value is for.
@NullMarked
package turbulence.experiment.jsonpath;

import org.jspecify.annotations.NullMarked;
