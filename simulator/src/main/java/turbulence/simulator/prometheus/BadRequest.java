package turbulence.simulator.prometheus;

/// A request to the API that is refused; its message says why.
final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadRequest(String message) {
    super(message, null, false, false);
  }

  static BadRequest parameter(String name, String reason) {
    return new BadRequest("invalid parameter \"" + name + "\": " + reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
