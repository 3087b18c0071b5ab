package turbulence.simulator.breaking;

import java.time.Duration;
import java.util.Optional;

/// What happens to a request that is struck. After a delay alone it goes on, to further rules and
/// to its answer; everything else is its end.
sealed interface Harm {
  /// Nothing but the delay.
  record Nothing() implements Harm {}

  /// A Status with that code; empty texts mean what such a code usually has.
  record Refuse(int code, String reason, String message, Optional<Duration> retryAfter)
      implements Harm {
    static final int LEAST = 400;
    static final int MOST = 599;

    public Refuse {
      if (code < LEAST || code > MOST) {
        throw new IllegalArgumentException("code must be from 400 to 599, not " + code);
      }
      reason = reason.isEmpty() ? usualReason(code) : reason;
      message = message.isEmpty() ? usualMessage(code) : message;
    }

    private static String usualReason(int code) {
      return switch (code) {
        case 400 -> "BadRequest";
        case 401 -> "Unauthorized";
        case 403 -> "Forbidden";
        case 404 -> "NotFound";
        case 405 -> "MethodNotAllowed";
        case 406 -> "NotAcceptable";
        case 409 -> "Conflict";
        case 410 -> "Expired";
        case 413 -> "RequestEntityTooLarge";
        case 415 -> "UnsupportedMediaType";
        case 422 -> "Invalid";
        case 429 -> "TooManyRequests";
        case 500 -> "InternalError";
        case 503 -> "ServiceUnavailable";
        case 504 -> "Timeout";
        default -> "";
      };
    }

    private static String usualMessage(int code) {
      return switch (code) {
        case 429 -> "too many requests, please try again later";
        case 500 -> "Internal error occurred: broken on purpose";
        case 503 -> "the server is currently unable to handle the request";
        case 504 -> "Timeout: request did not complete within the allotted timeout";
        default -> "broken on purpose";
      };
    }
  }

  /// No answer for that long, then the request goes on; without a time, none ever.
  record Hang(Optional<Duration> howLong) implements Harm {}

  /// The connection is reset when that many bytes of the answer were sent; with 0 before the
  /// request has any effect.
  record Cut(long afterBytes) implements Harm {}

  /// A watch is told at once that its revision expired.
  record Expire() implements Harm {}
}
