package turbulence.experiment.python;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// Points in time as people write them, as Python's dateparser reads the usual ones: `10 minutes`,
/// `35s`, `1h ago`, `in 2 days`, `yesterday`, `10:30`, `12 Jan 2026`, ISO times, seconds since
/// 1970. A span without a word about its direction lies in the past.
public final class SpokenTime {
  private final Instant now;
  private final ZoneId zone;

  private SpokenTime(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /// The point in time that is meant; empty when it cannot be told.
  ///
  /// @param zone where times without one are read
  public static Optional<Instant> read(String text, Instant now, ZoneId zone) {
    String plain = text.strip();
    try {
      return new SpokenTime(now, zone).read(plain);
    } catch (DateTimeException | ArithmeticException e) {
      // No such day, or beyond the years that can be counted.
      return Optional.empty();
    }
  }

  private Optional<Instant> read(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    switch (low) {
      case "now", "just now", "right now", "today" -> {
        return Optional.of(now);
      }
      case "yesterday" -> {
        return Optional.of(days(-1));
      }
      case "tomorrow" -> {
        return Optional.of(days(1));
      }
      default -> {}
    }
    if (text.isEmpty()) {
      return Optional.empty();
    } else if (isNumber(text)) {
      return epoch(text);
    } else if (text.length() > 7 && text.charAt(4) == '-' && isNumber(text.substring(0, 4))) {
      return Optional.of(written(text));
    }
    Optional<SpokenDay> day = SpokenDay.read(low, now.atZone(zone).toLocalDate());
    if (day.isPresent()) {
      return Optional.of(at(day.get()));
    } else if (isNumber(text.substring(0, 1)) && low.indexOf(':') > 0) {
      return Optional.of(clock(low, now.atZone(zone).toLocalDate()));
    }
    return new SpokenSpan(low)
        .from(now.atZone(zone))
        .filter(time -> time.getYear() > 0 && time.getYear() < 10_000)
        .map(time -> time.toInstant());
  }

  private Instant at(SpokenDay spoken) {
    return spoken.clock().isEmpty()
        ? spoken.day().atStartOfDay(zone).toInstant()
        : clock(spoken.clock(), spoken.day());
  }

  private Instant days(int count) {
    return now.atZone(zone).plusDays(count).toInstant();
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// Seconds, milliseconds or microseconds since 1970, which their length tells.
  private static Optional<Instant> epoch(String digits) {
    return switch (digits.length()) {
      case 10 -> Optional.of(Instant.ofEpochSecond(Long.parseLong(digits)));
      case 13 -> Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)));
      case 16 ->
          Optional.of(Instant.EPOCH.plusNanos(Math.multiplyExact(Long.parseLong(digits), 1000L)));
      default -> Optional.empty();
    };
  }

  /// `2026-01-31`, with or without a time and an offset behind it.
  private Instant written(String text) {
    String iso = text.replace(' ', 'T').toUpperCase(Locale.ROOT);
    if (iso.endsWith("TUTC") || iso.endsWith("TGMT")) {
      iso = iso.substring(0, iso.length() - 4) + "Z";
    } else if (iso.endsWith("TZ")) {
      iso = iso.substring(0, iso.length() - 2) + "Z";
    }
    if (iso.length() == 10) {
      return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
    }
    int sign = Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-'));
    boolean offset = sign > 10;
    if (!offset && !iso.endsWith("Z")) {
      return LocalDateTime.parse(iso).atZone(zone).toInstant();
    }
    boolean compact = offset && iso.length() - sign == 5;
    String full = compact ? iso.substring(0, sign + 3) + ":" + iso.substring(sign + 3) : iso;
    String plain = full.replace("T+", "+").replace("T-", "-");
    return OffsetDateTime.parse(plain).toInstant();
  }

  /// `9:30`, `21:30:15` or `9:30 pm` of that day.
  private Instant clock(String text, LocalDate day) {
    boolean evening = text.endsWith("pm");
    boolean twelve = evening || text.endsWith("am");
    String digits = twelve ? text.substring(0, text.length() - 2).strip() : text;
    LocalTime time = LocalTime.parse(digits.indexOf(':') == 1 ? "0" + digits : digits);
    if (twelve) {
      if (time.getHour() < 1 || time.getHour() > 12) {
        throw new DateTimeException("no such hour: " + text);
      }
      time = time.withHour(time.getHour() % 12 + (evening ? 12 : 0));
    }
    return day.atTime(time).atZone(zone).toInstant();
  }
}
