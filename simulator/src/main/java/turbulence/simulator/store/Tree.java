package turbulence.simulator.store;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An immutable, balanced search tree of objects. Each write makes a new tree that shares all but a
/// path with the old one, so every revision can be kept and read without a lock.
final class Tree {
  static final @Nullable Tree EMPTY = null;

  private final Stored value;
  private final @Nullable Tree left;
  private final @Nullable Tree right;
  private final int height;
  private final int size;

  private Tree(Stored value, @Nullable Tree left, @Nullable Tree right) {
    this.value = value;
    this.left = left;
    this.right = right;
    this.height = 1 + Math.max(height(left), height(right));
    this.size = 1 + size(left) + size(right);
  }

  private static int height(@Nullable Tree tree) {
    return tree == null ? 0 : tree.height;
  }

  static int size(@Nullable Tree tree) {
    return tree == null ? 0 : tree.size;
  }

  static @Nullable Stored get(@Nullable Tree tree, Key key) {
    Tree at = tree;
    while (at != null) {
      int order = key.compareWithin(at.value.key());
      if (order == 0) {
        return at.value;
      }
      at = order < 0 ? at.left : at.right;
    }
    return null;
  }

  /// The tree with that object, in place of one with the same key.
  static Tree with(@Nullable Tree tree, Stored value) {
    if (tree == null) {
      return new Tree(value, null, null);
    }
    int order = value.key().compareWithin(tree.value.key());
    if (order == 0) {
      return new Tree(value, tree.left, tree.right);
    }
    return order < 0
        ? balanced(tree.value, with(tree.left, value), tree.right)
        : balanced(tree.value, tree.left, with(tree.right, value));
  }

  static @Nullable Tree without(@Nullable Tree tree, Key key) {
    if (tree == null) {
      return null;
    }
    int order = key.compareWithin(tree.value.key());
    if (order < 0) {
      return balanced(tree.value, without(tree.left, key), tree.right);
    } else if (order > 0) {
      return balanced(tree.value, tree.left, without(tree.right, key));
    } else if (tree.left == null) {
      return tree.right;
    } else if (tree.right == null) {
      return tree.left;
    }
    Stored successor = first(tree.right);
    return balanced(successor, tree.left, without(tree.right, successor.key()));
  }

  private static Stored first(Tree tree) {
    Tree at = tree;
    while (at.left != null) {
      at = at.left;
    }
    return at.value;
  }

  private static Tree balanced(Stored value, @Nullable Tree left, @Nullable Tree right) {
    if (left != null && left.height > height(right) + 1) {
      Tree inner = left.right;
      if (inner == null || height(left.left) >= inner.height) {
        return new Tree(left.value, left.left, new Tree(value, inner, right));
      }
      return new Tree(
          inner.value,
          new Tree(left.value, left.left, inner.left),
          new Tree(value, inner.right, right));
    }
    if (right != null && right.height > height(left) + 1) {
      Tree inner = right.left;
      if (inner == null || height(right.right) >= inner.height) {
        return new Tree(right.value, new Tree(value, left, inner), right.right);
      }
      return new Tree(
          inner.value,
          new Tree(value, left, inner.left),
          new Tree(right.value, inner.right, right.right));
    }
    return new Tree(value, left, right);
  }

  /// Visits, in order, the objects behind that key (or from the first one on) until the visitor
  /// says no; says whether it never did.
  static boolean walk(@Nullable Tree tree, @Nullable Key after, Predicate<Stored> visitor) {
    if (tree == null) {
      return true;
    }
    boolean behind = after == null || after.compareWithin(tree.value.key()) < 0;
    if (behind && !(walk(tree.left, after, visitor) && visitor.test(tree.value))) {
      return false;
    }
    return walk(tree.right, after, visitor);
  }
}
