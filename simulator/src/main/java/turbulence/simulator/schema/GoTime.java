package turbulence.simulator.schema;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A time as Go reads it by its layout for RFC 3339, and why it could not.
final class GoTime {
  private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";
  private static final String MICRO_LAYOUT = "2006-01-02T15:04:05.000000Z07:00";
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  private final String text;
  private final boolean micros;
  private int at;
  private String problem = "";
  private LocalDateTime utc = LocalDateTime.MIN;

  GoTime(String text, boolean micros) {
    this.text = text;
    this.micros = micros;
    read();
  }

  /// Why it is no time, or empty.
  String problem() {
    return problem;
  }

  /// The time in UTC, to the second or the microsecond.
  String usual() {
    return (micros ? MICROS : SECONDS).format(utc);
  }

  private void read() {
    int year = digits(4, "2006");
    int month = after('-', "01");
    int day = after('-', "02");
    int hour = after('T', "15");
    int minute = after(':', "04");
    int second = after(':', "05");
    int nanos = nanos();
    int offset = offset();
    if (problem.isEmpty() && at < text.length()) {
      problem = start() + ": extra text: " + GoText.quoted(text.substring(at));
    }
    if (problem.isEmpty()) {
      range(month, 1, 12, "month");
      range(hour, 0, 23, "hour");
      range(minute, 0, 59, "minute");
      range(second, 0, 59, "second");
    }
    if (problem.isEmpty()) {
      try {
        utc = LocalDateTime.of(year, month, day, hour, minute, second, nanos).minusSeconds(offset);
      } catch (DateTimeException outOfRange) {
        problem = start() + ": day out of range";
      }
    }
  }

  private String start() {
    return "parsing time " + GoText.quoted(text);
  }

  private void fail(String element) {
    if (problem.isEmpty()) {
      String rest = text.substring(Math.min(at, text.length()));
      problem =
          start()
              + " as "
              + GoText.quoted(micros ? MICRO_LAYOUT : LAYOUT)
              + ": cannot parse "
              + GoText.quoted(rest)
              + " as "
              + GoText.quoted(element);
    }
  }

  private void range(int value, int least, int most, String what) {
    if (problem.isEmpty() && (value < least || value > most)) {
      problem = start() + ": " + what + " out of range";
    }
  }

  private int after(char sign, String element) {
    if (problem.isEmpty()) {
      if (at < text.length() && text.charAt(at) == sign) {
        at++;
      } else {
        fail(String.valueOf(sign));
      }
    }
    return digits(2, element);
  }

  private int digits(int count, String element) {
    if (!problem.isEmpty()) {
      return 0;
    }
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = at + i < text.length() ? text.charAt(at + i) - '0' : -1;
      if (digit < 0 || digit > 9) {
        fail(element);
        return 0;
      }
      value = value * 10 + digit;
    }
    at += count;
    return value;
  }

  private int nanos() {
    int start = at;
    int nanos = 0;
    int unit = 100_000_000;
    if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
      at++;
      while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
        nanos += (text.charAt(at++) - '0') * unit;
        unit /= 10;
      }
    }
    if (micros && problem.isEmpty() && at - start != 7) {
      at = start;
      fail(".000000");
    }
    return nanos;
  }

  private int offset() {
    if (!problem.isEmpty()) {
      return 0;
    }
    char sign = at < text.length() ? text.charAt(at) : ' ';
    if (sign == 'Z') {
      at++;
      return 0;
    }
    boolean shaped = text.length() >= at + 6 && text.charAt(at + 3) == ':';
    if ((sign != '+' && sign != '-') || !shaped) {
      fail("Z07:00");
      return 0;
    }
    int start = at++;
    int hours = digits(2, "Z07:00");
    at = start + 4;
    int seconds = hours * 3600 + digits(2, "Z07:00") * 60;
    if (seconds > ZoneOffset.MAX.getTotalSeconds() + 6 * 3600) {
      range(25, 0, 24, "time zone offset hour");
    }
    return sign == '-' ? -seconds : seconds;
  }
}
