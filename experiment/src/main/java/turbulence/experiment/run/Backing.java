package turbulence.experiment.run;

import turbulence.experiment.ledger.OpenRun;

/// What stands behind the actions of a method: their way back is written down, others are kept off
/// their targets, and somebody looks what becomes of them.
record Backing(OpenRun ledger, Custody custody, Lookout lookout) {}
