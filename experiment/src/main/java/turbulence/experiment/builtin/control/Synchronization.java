package turbulence.experiment.builtin.control;

import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Control;

/// Nothing: files name it so that safeguards of Chaos Toolkit learn that a run is over, which ours
/// know by themselves.
@About("Tells safeguards that the run is over; they know without it.")
public record Synchronization() implements Control {}
