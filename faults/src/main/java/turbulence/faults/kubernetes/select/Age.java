package turbulence.faults.kubernetes.select;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.read.Durations;
import turbulence.json.Json;

/// How long ago those that are meant were created.
public record Age(
    @About("How old they are at least: seconds, or a text such as 90s, 10m, 24h, 7d, 1d12h.")
        @Nullable String minAge,
    @About("How old they are at most.") @Nullable String maxAge) {
  public static final Age ANY = new Age(null, null);

  private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");

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
    Duration time = sum(text.strip());
    if (time == null) {
      throw new IllegalArgumentException(
          argument
              + " must be a number of seconds or a time such as 90s, 10m, 24h, 7d or 1d12h, not '"
              + text
              + "'");
    }
    return time;
  }

  /// Of its parts, each of a smaller unit than the one before; null when it is no time.
  private static @Nullable Duration sum(String text) {
    Duration sum = Durations.parse(Json.of(text));
    if (sum != null || text.isEmpty()) {
      return sum;
    }
    sum = Duration.ZERO;
    int last = -1;
    for (int from = 0; from < text.length(); ) {
      int unit = end(text, from, false);
      int to = end(text, unit, true);
      int place = UNITS.indexOf(text.substring(unit, to));
      Duration part = part(text.substring(from, unit), text.substring(unit, to));
      if (part == null || place <= last) {
        return null;
      }
      sum = sum.plus(part);
      last = place;
      from = to;
    }
    return sum;
  }

  private static int end(String text, int from, boolean ofLetters) {
    int end = from;
    while (end < text.length() && Character.isLetter(text.charAt(end)) == ofLetters) {
      end++;
    }
    return end;
  }

  private static @Nullable Duration part(String number, String unit) {
    if (!unit.equals("d")) {
      return Durations.parse(Json.of(number + unit));
    }
    Duration hours = Durations.parse(Json.of(number + "h"));
    return hours == null ? null : hours.multipliedBy(24);
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
