package turbulence.app.view;

import java.util.TimeZone;

/// Points in time as text. The text of a second is made once, because log lines come in bursts.
/// Shared between threads.
final class Stamps {
  private record Second(long number, String text) {}

  private final TimeZone zone;
  private volatile Second last = new Second(Long.MIN_VALUE, "");

  Stamps(TimeZone zone) {
    this.zone = zone;
  }

  static Stamps local() {
    return new Stamps(TimeZone.getDefault());
  }

  static Stamps utc() {
    return new Stamps(TimeZone.getTimeZone("UTC"));
  }

  /// `2026-11-21 05:40:02`.
  String of(long millis) {
    long number = Math.floorDiv(millis, 1000L);
    Second second = last;
    if (second.number != number) {
      second = new Second(number, text(number + zone.getOffset(millis) / 1000));
      last = second;
    }
    return second.text;
  }

  /// By arithmetic, since loading a formatter would cost more than all lines of a short run.
  private static String text(long seconds) {
    long days = Math.floorDiv(seconds, 86_400L);
    int rest = (int) Math.floorMod(seconds, 86_400L);
    long z = days + 719_468;
    long era = Math.floorDiv(z, 146_097L);
    int dayOfEra = (int) (z - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    StringBuilder out = new StringBuilder(19).append(year);
    two(out.append('-'), month);
    two(out.append('-'), day);
    two(out.append(' '), rest / 3600);
    two(out.append(':'), rest / 60 % 60);
    two(out.append(':'), rest % 60);
    return out.toString();
  }

  private static void two(StringBuilder out, int number) {
    out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
