package turbulence.simulator.mesh.upstream;

/// More is under way than is allowed.
public final class Overflow extends Exception {
  private static final long serialVersionUID = 1L;

  Overflow() {
    super("overflow", null, false, false);
  }
}
