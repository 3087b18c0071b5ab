package turbulence.simulator.promql;

import java.util.OptionalLong;

/// Lengths of time as Prometheus writes them: `1h30m`, `500ms`.
public final class Durations {
  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {
    365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1000L, 1L
  };

  private Durations() {}

  /// In milliseconds; empty when it is none. Each unit comes once at most, the largest first.
  public static OptionalLong parse(String text) {
    long sum = 0;
    int next = 0;
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      int unitFrom = at;
      while (at < text.length() && !isDigit(text.charAt(at))) {
        at++;
      }
      int unit = unit(text.substring(unitFrom, at), next);
      if (unit < 0 || from == unitFrom || unitFrom - from > 15) {
        return OptionalLong.empty();
      }
      long count = Long.parseLong(text.substring(from, unitFrom));
      if (count > Long.MAX_VALUE / 4 / MILLIS[unit]) {
        return OptionalLong.empty();
      }
      sum += count * MILLIS[unit];
      next = unit + 1;
    }
    return text.isEmpty() || sum > Long.MAX_VALUE / 4 ? OptionalLong.empty() : OptionalLong.of(sum);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int unit(String name, int from) {
    for (int i = from; i < UNITS.length; i++) {
      if (UNITS[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// As Prometheus writes them.
  public static String text(long millis) {
    if (millis == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
    long left = Math.abs(millis);
    for (int i = 0; i < UNITS.length; i++) {
      boolean exactOnly = i < 3; // years, weeks and days only when nothing is left over
      if (left >= MILLIS[i] && (!exactOnly || left % MILLIS[i] == 0)) {
        text.append(left / MILLIS[i]).append(UNITS[i]);
        left %= MILLIS[i];
      }
    }
    return text.toString();
  }
}
