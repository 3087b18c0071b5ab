package turbulence.experiment.run;

import turbulence.experiment.ledger.OpenRun;

/// What stands behind the actions of a method: their way back is written down, and somebody looks
/// what becomes of them.
record Backing(OpenRun ledger, Lookout lookout) {}
