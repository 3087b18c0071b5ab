package turbulence.simulator.api.remote;

/// Why a node did not let a client in.
public final class Unavailable extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;
  private final String url;

  private Unavailable(int status, String reason, String url) {
    super(reason, null, false, false);
    this.status = status;
    this.reason = reason;
    this.url = url;
  }

  /// The node answered with that status.
  public static Unavailable answered(int status, String reason) {
    return new Unavailable(status, reason, "");
  }

  /// The node did not answer at its address.
  public static Unavailable silent(String reason, String url) {
    return new Unavailable(0, reason, url);
  }

  /// 0 when it did not answer.
  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  /// What the API server's client says of it.
  String inWords() {
    return url.isEmpty()
        ? "unable to upgrade connection: " + reason
        : "error sending request: Post \"" + url + "\": " + reason;
  }
}
