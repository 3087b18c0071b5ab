package turbulence.faults.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.python.SpokenTime;

/// Points and spans of time, as arguments tell them and as Prometheus reads them.
final class Times {
  private static final Instant ANY = Instant.parse("2026-01-01T00:00:00Z");

  private Times() {}

  /// @param name of the argument
  /// @throws IllegalArgumentException when it cannot be told which time is meant
  static void check(String name, String text) {
    if (SpokenTime.read(text, ANY, ZoneOffset.UTC).isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' must be a time such as \"5 minutes ago\" or 2026-01-31T10:00:00Z, not '"
              + text
              + "'");
    }
  }

  /// As Prometheus takes it.
  static String point(Scope scope, String name, String text) throws ActivityFailed {
    Instant now = scope.world().now();
    return SpokenTime.read(text, now, ZoneId.systemDefault())
        .map(Times::point)
        .orElseThrow(() -> new ActivityFailed("'" + name + "' is no time: '" + text + "'"));
  }

  static String point(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /// How long a window is: `1d`, `90m` or `2 hours`.
  ///
  /// @throws IllegalArgumentException when that cannot be told
  static Duration window(String text) {
    Duration length =
        SpokenTime.read(text, ANY, ZoneOffset.UTC)
            .map(begin -> Duration.between(begin, ANY))
            .orElse(Duration.ZERO);
    if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.toDays() > 3660) {
      throw new IllegalArgumentException(
          "'window' must be a span of time such as 1d, 90m or \"2 hours\", not '" + text + "'");
    }
    return length;
  }
}
