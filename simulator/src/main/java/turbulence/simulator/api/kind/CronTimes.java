package turbulence.simulator.api.kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.simulator.api.kind.CronForm.Unit;

/// What a cron schedule means: which minutes, hours, days, months and weekdays, each a set of bits;
/// or a span of time that passes again and again, zero without.
public record CronTimes(
    long minutes, long hours, long days, long months, long weekdays, Duration every) {
  /// Stands beside the numbers of a field that says every one of them.
  private static final long ALL = 1L << 63;

  private static final Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");
  private static final Map<String, BigDecimal> SECONDS =
      Map.of(
          "h", new BigDecimal(3600),
          "m", new BigDecimal(60),
          "s", BigDecimal.ONE,
          "ms", new BigDecimal("1e-3"),
          "us", new BigDecimal("1e-6"),
          "µs", new BigDecimal("1e-6"),
          "ns", new BigDecimal("1e-9"));

  /// Empty when the schedule has not the form of one.
  public static Optional<CronTimes> of(String schedule) {
    if (schedule.isEmpty() || !CronForm.complaints(schedule).isEmpty()) {
      return Optional.empty();
    }
    if (schedule.startsWith(CronForm.EVERY)) {
      Duration every = duration(schedule.substring(CronForm.EVERY.length()));
      return Optional.of(new CronTimes(0, 0, 0, 0, 0, every));
    }
    List<String> fields = CronForm.fields(NAMED.getOrDefault(schedule, schedule));
    long[] bits = new long[fields.size()];
    for (int i = 0; i < bits.length; i++) {
      for (String range : CronForm.split(fields.get(i), ",")) {
        bits[i] |= bits(range, CronForm.UNITS.get(i));
      }
    }
    return Optional.of(new CronTimes(bits[0], bits[1], bits[2], bits[3], bits[4], Duration.ZERO));
  }

  private static long bits(String range, Unit unit) {
    String[] stepped = range.split("/", -1);
    String[] bounds = stepped[0].split("-", -1);
    boolean any = bounds[0].equals("*") || bounds[0].equals("?");
    long step = stepped.length == 2 ? CronForm.number(stepped[1], unit) : 1;
    long first = any ? unit.least() : CronForm.number(bounds[0], unit);
    boolean open = any || stepped.length == 2 && bounds.length == 1;
    long last = open ? unit.most() : CronForm.number(bounds[bounds.length - 1], unit);
    long bits = any && step == 1 ? ALL : 0;
    for (long number = first; number <= last; number += step) {
      bits |= 1L << number;
    }
    return bits;
  }

  /// Whole seconds, one at least.
  private static Duration duration(String text) {
    BigDecimal seconds = BigDecimal.ZERO;
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    while (at < text.length()) {
      int unit = at;
      while (unit < text.length() && !Character.isLetter(text.charAt(unit))) {
        unit++;
      }
      int end = unit;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      BigDecimal number = new BigDecimal(text.substring(at, unit));
      seconds =
          seconds.add(
              number.multiply(SECONDS.getOrDefault(text.substring(unit, end), BigDecimal.ZERO)));
      at = end;
    }
    long whole =
        seconds
            .setScale(0, RoundingMode.DOWN)
            .min(new BigDecimal(Long.MAX_VALUE / 1_000_000_000))
            .longValue();
    return Duration.ofSeconds(text.startsWith("-") ? 1 : Math.max(1, whole));
  }

  private static boolean has(long bits, int number) {
    return (bits & 1L << number) != 0;
  }

  public boolean isMinute(int minute) {
    return has(minutes, minute);
  }

  public boolean isHour(int hour) {
    return has(hours, hour);
  }

  public boolean isMonth(int month) {
    return has(months, month);
  }

  /// Where both days and weekdays are restricted one of them is enough.
  public boolean isDay(LocalDate date) {
    boolean day = has(days, date.getDayOfMonth());
    boolean weekday = has(weekdays, date.getDayOfWeek().getValue() % 7);
    return (days & ALL) != 0 || (weekdays & ALL) != 0 ? day && weekday : day || weekday;
  }
}
