package turbulence.experiment.extension;

/// A step that changes the system.
public non-sealed interface Action extends Capability {
  /// Reads what is there and draws the targets, once; writes nothing.
  Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException;
}
