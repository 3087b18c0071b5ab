package turbulence.experiment.http;

/// What comes before a body.
record ResponseHead(int status, String reason, Headers headers) {
  private static final int SWITCHING = 101;

  /// Whether another head follows this one.
  boolean isInterim() {
    return status < 200 && status != SWITCHING;
  }

  /// Whether the server takes another request over the same connection, as far as it says.
  boolean keepsConnection() {
    String said = headers.first("Connection");
    return status != SWITCHING && (said == null || !said.equalsIgnoreCase("close"));
  }

  boolean hasBody(String method) {
    return !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
  }
}
