/// How Python sees values: their text, truth, equality and order, its regular expressions, and
/// times in words. Runs no Python and knows nothing of experiments.
@NullMarked
package turbulence.experiment.python;

import org.jspecify.annotations.NullMarked;
