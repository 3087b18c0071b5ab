package turbulence.experiment.http;

import java.io.IOException;

/// Turns what a socket throws into what callers are told.
final class Failures {
  /// What Java says of it, with names of its classes behind.
  private static final String UNTRUSTED = "PKIX path building failed";

  private Failures() {}

  /// The failure to throw; or throws that this thread was interrupted, when that is why.
  static HttpFailed of(
      IOException cause, Deadline deadline, HttpFailed.Reason otherwise, String doing)
      throws InterruptedException {
    if (Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException("interrupted while " + doing);
      interrupted.initCause(cause);
      throw interrupted;
    }
    if (cause instanceof HttpFailed failed) {
      return failed;
    }
    if (deadline.missed()) {
      return new HttpFailed(HttpFailed.Reason.TIMED_OUT, doing + " took too long", cause);
    }
    return new HttpFailed(otherwise, doing + " failed: " + words(cause), cause);
  }

  private static String words(IOException cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    return message.contains(UNTRUSTED)
        ? "nobody who is trusted here signed its certificate"
        : message;
  }
}
