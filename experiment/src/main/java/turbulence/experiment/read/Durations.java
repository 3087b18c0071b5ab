package turbulence.experiment.read;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonText;

/// Times as authors write them: a number of seconds, or a text such as `500ms`, `1.5s`, `2m`, `1h`.
public final class Durations {
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(3650).toSeconds());

  private Durations() {}

  /// The time, or null when the value is none.
  public static @Nullable Duration parse(Json value) {
    if (value instanceof JsonNumber number && Double.isFinite(number.doubleValue())) {
      return seconds(number.decimal());
    }
    return value instanceof JsonText text ? parse(text.value().strip()) : null;
  }

  private static @Nullable Duration parse(String text) {
    int unit = text.length();
    while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
      unit--;
    }
    BigDecimal scale =
        switch (text.substring(unit)) {
          case "ms" -> new BigDecimal("0.001");
          case "", "s" -> BigDecimal.ONE;
          case "m" -> BigDecimal.valueOf(60);
          case "h" -> BigDecimal.valueOf(3600);
          default -> null;
        };
    if (scale == null || unit == 0 || unit > 20) {
      return null;
    }
    try {
      return seconds(new BigDecimal(text.substring(0, unit)).multiply(scale));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Duration seconds(BigDecimal seconds) {
    if (seconds.signum() < 0 || seconds.compareTo(LONGEST) > 0) {
      return null;
    }
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }
}
