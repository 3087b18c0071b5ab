package turbulence.simulator.store;

/// One write, as those who watch are told of it.
public sealed interface Change {
  Key key();

  long revision();

  /// The object after the change; of a deletion, its last state with the deletion's revision.
  Stored now();

  record Added(Stored now) implements Change {
    @Override
    public Key key() {
      return now.key();
    }

    @Override
    public long revision() {
      return now.revision();
    }
  }

  record Modified(Stored before, Stored now) implements Change {
    @Override
    public Key key() {
      return now.key();
    }

    @Override
    public long revision() {
      return now.revision();
    }
  }

  record Deleted(Stored before, Stored now) implements Change {
    @Override
    public Key key() {
      return now.key();
    }

    @Override
    public long revision() {
      return now.revision();
    }
  }
}
