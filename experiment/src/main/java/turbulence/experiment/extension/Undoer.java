package turbulence.experiment.extension;

import java.util.List;

/// Puts things back from what a ledger says of them. An extension offers one for its forms of undo.
///
/// A history is every entry that one run wrote about one target, oldest first; it is never empty.
/// What counts as before the run is what its first entry says.
public interface Undoer {
  boolean handles(Undo undo);

  /// Looks at the target as it is now; changes nothing.
  Standing compare(List<Undo> history, Means means) throws ActivityFailed, InterruptedException;

  /// Gives the target what the first entry recorded. Doing it twice is as doing it once.
  void restore(List<Undo> history, Means means) throws ActivityFailed, InterruptedException;

  /// Removes what a process that was killed may have left half made beside the target.
  default void tidy(List<Undo> history, Means means) throws ActivityFailed, InterruptedException {}

  /// Whose work the target shows.
  enum Standing {
    /// It is as before the run.
    SETTLED,
    /// It is as the run made it.
    OURS,
    /// It is neither: somebody else changed it.
    FOREIGN,
    /// It belongs to another place than the one that is at hand, such as another cluster.
    ELSEWHERE
  }
}
