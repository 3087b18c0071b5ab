package turbulence.experiment.extension;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts things back from what a ledger says of them. An extension offers one for its forms of undo.
///
/// A history is every entry that one run wrote about one target, oldest first; it is never empty.
/// What counts as before the run is what its first entry says.
public interface Undoer {
  boolean handles(Undo undo);

  /// Where the target lies when that is another place than the one at hand, such as another
  /// cluster, in words; null when it is at hand.
  default @Nullable String elsewhere(List<Undo> history, Means means)
      throws ActivityFailed, InterruptedException {
    return null;
  }

  /// Looks at the target as it is now; changes nothing.
  Standing compare(List<Undo> history, Means means) throws ActivityFailed, InterruptedException;

  /// Gives the target what the first entry recorded. Doing it twice is as doing it once.
  ///
  /// @return how the target stands now: [Standing#SETTLED] unless somebody was quicker
  Standing restore(List<Undo> history, Means means) throws ActivityFailed, InterruptedException;

  /// Removes what a process that was killed may have left half made beside the target.
  default void tidy(List<Undo> history, Means means) throws ActivityFailed, InterruptedException {}

  /// Whose work the target shows.
  ///
  /// @param words for people: what happened to it since, or where it is
  record Standing(Kind kind, String words) {
    public static final Standing SETTLED = new Standing(Kind.SETTLED, "");
    public static final Standing OURS = new Standing(Kind.OURS, "");
    public static final Standing FOREIGN = foreign("changed by somebody else since");

    /// Somebody else's work, as these words say.
    public static Standing foreign(String words) {
      return new Standing(Kind.FOREIGN, words);
    }

    /// The target itself is no more, as these words say, so that nothing can be put back.
    public static Standing gone(String words) {
      return new Standing(Kind.GONE, words);
    }

    /// In that place, where nobody looks now.
    public static Standing elsewhere(String words) {
      return new Standing(Kind.ELSEWHERE, words);
    }

    public boolean is(Kind other) {
      return kind == other;
    }
  }

  /// The ways in which a target can stand.
  enum Kind {
    /// It is as before the run.
    SETTLED,
    /// It is as the run made it.
    OURS,
    /// It is neither: somebody else changed it.
    FOREIGN,
    /// Somebody else took it away, or put another one in its place.
    GONE,
    /// It belongs to another place than the one that is at hand, such as another cluster.
    ELSEWHERE
  }
}
