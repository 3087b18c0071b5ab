package turbulence.experiment.extension;

/// A step that is about to act.
///
/// @param scope what it sees
/// @param prepared whom it will hit, and how that is undone
public record Intent(Action step, Scope scope, Prepared prepared) {
  /// The same step, which looks again: what it has seen may not be so any more.
  public Intent anew() throws ActivityFailed, InterruptedException {
    return new Intent(step, scope, step.prepare(scope));
  }
}
