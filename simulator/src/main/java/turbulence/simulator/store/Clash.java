package turbulence.simulator.store;

/// A write that another one came before: the object exists already, was changed, or is gone.
public final class Clash extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Key key;

  private Clash(Key key) {
    super(key.toString(), null, false, false);
    this.key = key;
  }

  public static Clash with(Key key) {
    return new Clash(key);
  }

  public Key key() {
    return key;
  }
}
