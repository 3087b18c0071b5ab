package turbulence.simulator.store;

/// A write that another one came before: the object exists already, was changed, or is gone.
public final class Clash extends Exception {
  private static final long serialVersionUID = 1L;

  Clash(Key key) {
    super(key.toString(), null, false, false);
  }
}
