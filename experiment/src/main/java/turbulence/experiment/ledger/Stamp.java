package turbulence.experiment.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times as text, put together by hand: the formatters of java.time cost a start-up dearly.
final class Stamp {
  private Stamp() {}

  /// As `2026-11-21T05:40:02.687Z`.
  static String text(Instant time) {
    return spelled(time, "-", ":", ".") + "Z";
  }

  /// As `20261121-054002-687`: sorts by time and is fit for a file's name.
  static String name(Instant time) {
    return spelled(time, "", "", "-").replace('T', '-');
  }

  static @Nullable Instant parse(@Nullable String text) {
    if (text == null || text.length() != "2026-11-21T05:40:02.687Z".length()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      LocalTime hour =
          LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
      long millis = number(text, 20, 23);
      Instant time = day.atTime(hour).toInstant(ZoneOffset.UTC).plusMillis(millis);
      return text.equals(text(time)) ? time : null;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static String spelled(Instant time, String day, String hour, String fraction) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    digits(text, utc.getYear(), 4).append(day);
    digits(text, utc.getMonthValue(), 2).append(day);
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(hour);
    digits(text, utc.getMinute(), 2).append(hour);
    digits(text, utc.getSecond(), 2).append(fraction);
    return digits(text, time.getNano() / 1_000_000, 3).toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}
