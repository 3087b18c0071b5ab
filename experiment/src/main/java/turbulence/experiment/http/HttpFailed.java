package turbulence.experiment.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// There is no complete answer. The message says what went wrong and with whom, without the URL.
public final class HttpFailed extends IOException {
  private static final long serialVersionUID = 1;

  /// What went wrong, as far as callers act on it.
  public enum Reason {
    /// The request cannot be sent as it is: its URL, a header, a proxy or a CA file is wrong.
    INVALID,
    /// No connection: name, address, proxy, TLS, or none in time. Nothing was sent.
    UNREACHABLE,
    /// Connected, and then no complete answer in time.
    TIMED_OUT,
    /// The connection ended, or something else than HTTP came, before the headers were complete.
    CUT,
    /// The headers came; the body broke off or cannot be decoded.
    TRUNCATED,
    /// The body is longer than the caller wants it.
    TOO_LARGE,
    /// More redirects than the caller wants.
    TOO_MANY_REDIRECTS
  }

  private final Reason reason;

  public HttpFailed(Reason reason, String message) {
    this(reason, message, null);
  }

  public HttpFailed(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  static HttpFailed invalid(String message) {
    return new HttpFailed(Reason.INVALID, message);
  }
}
