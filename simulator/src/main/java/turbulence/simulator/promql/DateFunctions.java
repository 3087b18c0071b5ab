package turbulence.simulator.promql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;

/// What the calendar says of a time, in UTC.
final class DateFunctions {
  private static final Set<String> NAMES =
      Set.of(
          "minute",
          "hour",
          "day_of_week",
          "day_of_month",
          "day_of_year",
          "days_in_month",
          "month",
          "year");
  private static final double MOST = 3.15e16;

  private DateFunctions() {}

  static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  /// @param seconds since 1970
  static double of(String name, double seconds) {
    if (!(Math.abs(seconds) <= MOST)) {
      return Double.NaN;
    }
    ZonedDateTime date = Instant.ofEpochSecond((long) seconds).atZone(ZoneOffset.UTC);
    return switch (name) {
      case "minute" -> date.getMinute();
      case "hour" -> date.getHour();
      case "day_of_week" -> date.getDayOfWeek().getValue() % 7;
      case "day_of_month" -> date.getDayOfMonth();
      case "day_of_year" -> date.getDayOfYear();
      case "days_in_month" -> date.toLocalDate().lengthOfMonth();
      case "month" -> date.getMonthValue();
      default -> date.getYear();
    };
  }
}
