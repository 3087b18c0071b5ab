package turbulence.experiment.extension;

import turbulence.experiment.world.World;

/// What an [Undoer] works with.
///
/// @param shared what the steps of the same run share; empty when another process did the run
public record Means(World world, Shared shared) {}
