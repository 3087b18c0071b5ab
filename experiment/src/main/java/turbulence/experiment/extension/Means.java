package turbulence.experiment.extension;

import turbulence.experiment.world.World;

/// What an [Undoer] works with.
///
/// @param shared what the steps of the same run share; empty when another process did the run
/// @param near whether only what is at hand may be touched, since nobody asked for more: another
///   cluster than the present one is none of a new run's business
public record Means(World world, Shared shared, boolean near) {
  /// What puts back whatever it is asked to, wherever that lies.
  public Means(World world, Shared shared) {
    this(world, shared, false);
  }
}
