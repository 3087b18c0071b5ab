package turbulence.experiment.journal;

import java.time.Duration;
import java.time.Instant;

/// Times as the journal writes them. By arithmetic, because the formatters of the JDK cost more at
/// start than a whole small run.
public final class Timestamps {
  private Timestamps() {}

  /// Such as `2026-11-21T05:40:02.687374+00:00`; no fraction when there is none.
  public static String utc(Instant instant) {
    long seconds = instant.getEpochSecond();
    long days = Math.floorDiv(seconds, 86_400L);
    int ofDay = (int) Math.floorMod(seconds, 86_400L);
    StringBuilder text = new StringBuilder(32);
    date(days, text);
    text.append('T');
    two(ofDay / 3600, text).append(':');
    two(ofDay / 60 % 60, text).append(':');
    two(ofDay % 60, text);
    int micros = instant.getNano() / 1000;
    if (micros > 0) {
      text.append('.').append(Integer.toString(1_000_000 + micros), 1, 7);
    }
    return text.append("+00:00").toString();
  }

  /// Seconds with microseconds, as a journal has them.
  public static double seconds(Duration time) {
    long micros = time.toNanos() / 1000;
    return micros / 1e6;
  }

  public static double seconds(Instant from, Instant to) {
    return seconds(Duration.between(from, to));
  }

  /// The civil date of a day, counted from 1970-01-01, in the proleptic Gregorian calendar.
  private static void date(long days, StringBuilder text) {
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    long dayOfEra = shifted - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long fromMarch = (5 * dayOfYear + 2) / 153;
    int day = (int) (dayOfYear - (153 * fromMarch + 2) / 5 + 1);
    int month = (int) (fromMarch < 10 ? fromMarch + 3 : fromMarch - 9);
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    text.append(year).append('-');
    two(month, text).append('-');
    two(day, text);
  }

  private static StringBuilder two(int number, StringBuilder text) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
