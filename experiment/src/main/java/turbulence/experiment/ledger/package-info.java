/// What a run leaves behind for the case that it dies: the way back of its changes, and what is
/// known so far. Nothing here knows how a change is made or what an experiment means.
@NullMarked
package turbulence.experiment.ledger;

import org.jspecify.annotations.NullMarked;
