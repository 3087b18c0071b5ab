package turbulence.json.yaml;

import org.jspecify.annotations.Nullable;

/// YAML 1.1's dates and times, as the ISO text that Python makes of them.
final class Timestamps {
  private static final int DATE = 10;
  private static final int MICROS = 6;
  private static final int DAY_IN_MINUTES = 24 * 60;

  private final String text;
  private int at;

  private Timestamps(String text) {
    this.text = text;
  }

  /// The ISO text of a value without tag, or null when it is no timestamp: a date alone must have
  /// ten characters then.
  static @Nullable String plain(String text) {
    boolean dated = Digits.plainEnd(text, 0) == 4 && text.startsWith("-", 4);
    boolean timed = dated && text.length() != DATE;
    return dated ? new Timestamps(text).iso(timed) : null;
  }

  /// The ISO text of any timestamp, or null when it is none.
  static @Nullable String tagged(String text) {
    return new Timestamps(text).iso(false);
  }

  private @Nullable String iso(boolean timed) {
    int year = digits(4, 4);
    int month = taken('-') ? digits(1, 2) : -1;
    int day = taken('-') ? digits(1, 2) : -1;
    if (year < 0 || month < 0 || day < 0) {
      return null;
    }
    if (at == text.length()) {
      return timed ? null : date(year, month, day);
    }
    String time = time();
    return time == null ? null : date(year, month, day) + time;
  }

  private String date(int year, int month, int day) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int days =
        switch (month) {
          case 2 -> leap ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    if (year == 0 || month == 0 || month > 12 || day == 0 || day > days) {
      throw impossible();
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
  }

  private @Nullable String time() {
    if (!taken('T') && !taken('t') && !blanks()) {
      return null;
    }
    int hour = digits(1, 2);
    int minute = taken(':') ? digits(2, 2) : -1;
    int second = taken(':') ? digits(2, 2) : -1;
    if (hour < 0 || minute < 0 || second < 0) {
      return null;
    }
    String micros = taken('.') ? micros() : "";
    String zone = zone();
    if (zone == null) {
      return null;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      throw impossible();
    }
    return "T"
        + padded(hour, 2)
        + ":"
        + padded(minute, 2)
        + ":"
        + padded(second, 2)
        + micros
        + zone;
  }

  /// Six digits of a second after the point, or nothing when they are zeros.
  private String micros() {
    int end = Digits.plainEnd(text, at);
    String digits = text.substring(at, Math.min(end, at + MICROS));
    at = end;
    String micros = digits + "0".repeat(MICROS - digits.length());
    return micros.equals("000000") ? "" : "." + micros;
  }

  private @Nullable String zone() {
    if (at == text.length()) {
      return "";
    }
    blanks();
    if (taken('Z')) {
      return at == text.length() ? "+00:00" : null;
    }
    boolean west = taken('-');
    if (!west && !taken('+')) {
      return null;
    }
    int hours = digits(1, 2);
    int minutes = taken(':') ? digits(2, 2) : 0;
    if (hours < 0 || minutes < 0 || at < text.length()) {
      return null;
    }
    int offset = hours * 60 + minutes;
    if (offset >= DAY_IN_MINUTES) {
      throw impossible();
    }
    String sign = west && offset > 0 ? "-" : "+";
    return sign + padded(offset / 60, 2) + ":" + padded(offset % 60, 2);
  }

  private boolean taken(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private boolean blanks() {
    int start = at;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at > start;
  }

  /// The number in at least and at most so many digits, or -1.
  private int digits(int least, int most) {
    int end = Math.min(Digits.plainEnd(text, at), at + most);
    if (end - at < least) {
      return -1;
    }
    int value = Integer.parseInt(text, at, end, 10);
    at = end;
    return value;
  }

  private static String padded(int value, int size) {
    String digits = Integer.toString(value);
    return "0".repeat(size - digits.length()) + digits;
  }

  private IllegalArgumentException impossible() {
    return new IllegalArgumentException(
        "there is no such date as " + text + "; what is meant as text needs quotes");
  }
}
