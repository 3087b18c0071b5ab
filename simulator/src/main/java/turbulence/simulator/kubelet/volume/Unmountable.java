package turbulence.simulator.kubelet.volume;

/// What a volume shall hold is not there.
final class Unmountable extends Exception {
  private static final long serialVersionUID = 1L;

  Unmountable(String message) {
    super(message, null, false, false);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
