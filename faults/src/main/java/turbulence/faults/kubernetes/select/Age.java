package turbulence.faults.kubernetes.select;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.read.Durations;
import turbulence.json.Json;

/// How long ago those that are meant were created.
public record Age(
    @About("How old they are at least: seconds, or a text such as 90s, 10m, 24h.")
        @Nullable String minAge,
    @About("How old they are at most.") @Nullable String maxAge) {
  public static final Age ANY = new Age(null, null);

  public Age {
    Duration least = time("min_age", minAge);
    Duration most = time("max_age", maxAge);
    if (least != null && most != null && least.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "min_age is more than max_age: '" + minAge + "' and '" + maxAge + "'");
    }
  }

  private static @Nullable Duration time(String argument, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Duration time = Durations.parse(Json.of(text));
    if (time == null) {
      throw new IllegalArgumentException(
          argument + " must be a time such as 90s, 10m or 24h, not '" + text + "'");
    }
    return time;
  }

  public boolean isAny() {
    return minAge == null && maxAge == null;
  }

  /// Whether something is of that age.
  ///
  /// @param created as the API writes it; when it cannot be read it is of no age
  public boolean fits(String created, Instant now) {
    if (isAny()) {
      return true;
    }
    try {
      Duration age = Duration.between(Instant.parse(created), now);
      Duration least = time("min_age", minAge);
      Duration most = time("max_age", maxAge);
      return (least == null || age.compareTo(least) >= 0)
          && (most == null || age.compareTo(most) <= 0);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
