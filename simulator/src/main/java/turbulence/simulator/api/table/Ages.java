package turbulence.simulator.api.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// How long something took or is ago, in the few figures that kubectl shows: `5s`, `3m20s`, `2d4h`.
public final class Ages {
  private Ages() {}

  /// Two or three figures.
  public static String human(Duration duration) {
    long seconds = seconds(duration);
    if (seconds < -1) {
      return "<invalid>";
    }
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (seconds < 120) {
      return Math.max(seconds, 0) + "s";
    } else if (minutes < 10) {
      return pair(minutes, "m", seconds % 60, "s");
    } else if (hours < 3) {
      return minutes + "m";
    } else if (hours < 8) {
      return pair(hours, "h", minutes % 60, "m");
    } else if (hours < 48) {
      return hours + "h";
    } else if (days < 8) {
      return pair(days, "d", hours % 24, "h");
    } else if (days < 2 * 365) {
      return days + "d";
    } else if (days < 8 * 365) {
      return pair(days / 365, "y", days % 365, "d");
    }
    return days / 365 + "y";
  }

  /// One figure.
  public static String brief(Duration duration) {
    long seconds = seconds(duration);
    long hours = seconds / 3600;
    if (seconds < -1) {
      return "<invalid>";
    } else if (seconds < 60) {
      return Math.max(seconds, 0) + "s";
    } else if (hours < 1) {
      return seconds / 60 + "m";
    } else if (hours < 24) {
      return hours + "h";
    }
    return hours < 24 * 365 ? hours / 24 + "d" : hours / 24 / 365 + "y";
  }

  /// How long ago a written time is; unknown when it is empty, and invalid when it is none.
  public static String since(String time, Instant now) {
    return since(time, now, "<unknown>");
  }

  static String since(String time, Instant now, String never) {
    if (time.isEmpty()) {
      return never;
    }
    try {
      return human(Duration.between(instant(time), now));
    } catch (DateTimeException wrong) {
      return "<invalid>";
    }
  }

  /// From one written time to another, empty when they are no times.
  static String between(String from, String to) {
    try {
      return human(Duration.between(instant(from), instant(to)));
    } catch (DateTimeException wrong) {
      return "";
    }
  }

  /// Reads the form in which nearly all times are written without a formatter, which takes long.
  private static Instant instant(String time) {
    if (time.length() != 20 || !time.endsWith("Z") || time.charAt(10) != 'T') {
      return Instant.parse(time);
    }
    int[] parts = new int[6];
    int part = 0;
    for (int i = 0; i < 19; i++) {
      int digit = time.charAt(i) - '0';
      if ("----/--/--/--/--/--".charAt(i) == '/') {
        part++;
      } else if (digit >= 0 && digit <= 9) {
        parts[part] = parts[part] * 10 + digit;
      } else {
        return Instant.parse(time);
      }
    }
    LocalDate date = LocalDate.of(parts[0], parts[1], parts[2]);
    return date.atTime(parts[3], parts[4], parts[5]).toInstant(ZoneOffset.UTC);
  }

  /// Cut off towards zero, so that clocks may be a second apart.
  private static long seconds(Duration duration) {
    boolean cut = duration.isNegative() && duration.getNano() > 0;
    return duration.getSeconds() + (cut ? 1 : 0);
  }

  private static String pair(long many, String unit, long rest, String part) {
    return many + unit + (rest == 0 ? "" : rest + part);
  }
}
