/// What happened: the journal of a run and its JSON form. Nothing here makes it happen.
@NullMarked
package turbulence.experiment.journal;

import org.jspecify.annotations.NullMarked;
