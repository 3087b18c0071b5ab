package turbulence.experiment.jsonpath;

import turbulence.json.Json;

/// Something that gives values for the place where one stands: a path, or a value as written.
///
/// Both walk on demand, so that nothing is looked at behind the value that settles a question.
sealed interface Source {
  /// Hands over the values, in order, until the sink has enough; whether it wanted all of them.
  ///
  /// @param root the whole document
  /// @param here the value that `@` means
  boolean each(Json root, Json here, Sink sink) throws InterruptedException;

  /// A value as written.
  record Literal(Json value) implements Source {
    @Override
    public boolean each(Json root, Json here, Sink sink) throws InterruptedException {
      return sink.take(value);
    }
  }

  /// A way through the tree.
  ///
  /// @param fromRoot whether it starts with `$`, not `@`
  record Way(boolean fromRoot, java.util.List<Segment> segments) implements Source {
    @Override
    public boolean each(Json root, Json here, Sink sink) throws InterruptedException {
      return walk(0, root, fromRoot ? root : here, sink);
    }

    private boolean walk(int index, Json root, Json value, Sink sink) throws InterruptedException {
      if (index == segments.size()) {
        return sink.take(value);
      }
      return segments.get(index).each(root, value, next -> walk(index + 1, root, next, sink));
    }

    /// Whether it finds one value at most.
    boolean isSingular() {
      for (Segment segment : segments) {
        if (!segment.isSingular()) {
          return false;
        }
      }
      return true;
    }
  }
}
