package turbulence.simulator.store;

/// A revision that is no longer, or not yet, known.
public final class Expired extends Exception {
  private static final long serialVersionUID = 1L;
  private final long asked;
  private final long oldest;

  Expired(long asked, long oldest) {
    super("too old resource version: " + asked + " (" + oldest + ")");
    this.asked = asked;
    this.oldest = oldest;
  }

  public long asked() {
    return asked;
  }

  /// The oldest revision that is still known.
  public long oldest() {
    return oldest;
  }
}
