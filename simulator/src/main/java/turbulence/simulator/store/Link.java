package turbulence.simulator.store;

import org.jspecify.annotations.Nullable;

/// A change in the chain of changes of one collection, with the tree that it led to.
///
/// Readers hold a link and follow it, so a reader that waits costs the writer nothing.
final class Link {
  final long revision;
  final @Nullable Change change;
  final @Nullable Tree tree;
  volatile @Nullable Link next;

  /// The change is null in the link that a chain starts with.
  Link(long revision, @Nullable Change change, @Nullable Tree tree) {
    this.revision = revision;
    this.change = change;
    this.tree = tree;
  }
}
