package turbulence.simulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All objects of a collection as they were at one revision, in the order of lists.
public final class Snapshot {
  private final Resource resource;
  private final long revision;
  private final @Nullable Tree tree;

  Snapshot(Resource resource, long revision, @Nullable Tree tree) {
    this.resource = resource;
    this.revision = revision;
    this.tree = tree;
  }

  public long revision() {
    return revision;
  }

  public int size() {
    return Tree.size(tree);
  }

  public Optional<Stored> get(Key key) {
    return Optional.ofNullable(Tree.get(tree, key));
  }

  /// Visits the objects of a namespace (of all when it is empty), behind that key when there is
  /// one, until the visitor says no.
  public void walk(String namespace, @Nullable Key after, Predicate<Stored> visitor) {
    if (namespace.isEmpty()) {
      boolean complete = Tree.walk(tree, after, visitor);
      assert complete || size() > 0;
      return;
    }
    Key from = after != null ? after : new Key(resource, namespace, "");
    boolean complete =
        Tree.walk(
            tree,
            from,
            stored -> stored.key().namespace().equals(namespace) && visitor.test(stored));
    assert complete || size() > 0;
  }

  /// The objects of a namespace, or of all when it is empty.
  public List<Stored> all(String namespace) {
    List<Stored> found = new ArrayList<>(namespace.isEmpty() ? size() : 10);
    walk(namespace, null, found::add);
    return found;
  }
}
