package turbulence.simulator.breaking;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonText;

/// Durations as people write them: `300ms`, `2s`, `5m`, `1h`, or seconds as a number.
final class Durations {
  private Durations() {}

  static Optional<Duration> parse(Json value) {
    if (value instanceof JsonNumber number) {
      return seconds(number.toString(), 1000);
    } else if (!(value instanceof JsonText text)) {
      return Optional.empty();
    } else {
      String words = text.value().strip();
      int unit = words.length();
      while (unit > 0 && Character.isLetter(words.charAt(unit - 1))) {
        unit--;
      }
      String number = words.substring(0, unit);
      return switch (words.substring(unit)) {
        case "ms" -> seconds(number, 1);
        case "s", "" -> seconds(number, 1000);
        case "m" -> seconds(number, 60_000);
        case "h" -> seconds(number, 3_600_000);
        default -> Optional.empty();
      };
    }
  }

  private static Optional<Duration> seconds(String number, long millis) {
    try {
      BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(millis * 1_000_000));
      return Optional.of(Duration.ofNanos(nanos.longValueExact()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    } catch (
        ArithmeticException e) { // a fraction of a nanosecond, or more than three hundred years
      return Optional.empty();
    }
  }
}
