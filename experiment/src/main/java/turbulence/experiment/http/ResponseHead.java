package turbulence.experiment.http;

/// What comes before a body.
record ResponseHead(int status, String reason, Headers headers) {
  private static final int SWITCHING = 101;

  /// Whether another head follows this one.
  boolean isInterim() {
    return status < 200 && status != SWITCHING;
  }

  boolean hasBody(String method) {
    return !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
  }
}
