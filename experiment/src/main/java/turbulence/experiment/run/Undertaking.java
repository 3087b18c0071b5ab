package turbulence.experiment.run;

import turbulence.experiment.journal.RunEntry;

/// An activity of the method while it is carried out.
///
/// @param entry what the journal says of it
/// @param deadline ends it when it takes too long
record Undertaking(Backing backing, RunEntry entry, Deadline deadline) {}
