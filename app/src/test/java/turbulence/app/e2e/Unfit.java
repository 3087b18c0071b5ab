package turbulence.app.e2e;

/// Nothing can be played on this cluster, or not like this.
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  Unfit(String why) {
    super(why);
  }
}
