package turbulence.simulator.prometheus;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalDouble;
import turbulence.simulator.promql.Durations;
import turbulence.simulator.promql.Numbers;

/// Times and lengths of time in requests.
final class Times {
  private static final double MOST_SECONDS = 9_223_372_036_854.0;

  private Times() {}

  /// Milliseconds since 1970 of a number of seconds or of a date in RFC 3339.
  static long time(Form form, String name, long otherwise) {
    String text = form.first(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    OptionalDouble seconds = Numbers.parse(text);
    if (seconds.isPresent() && Math.abs(seconds.getAsDouble()) <= MOST_SECONDS) {
      return Math.round(seconds.getAsDouble() * 1000);
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException _) {
      throw BadRequest.parameter(
          name, "cannot parse " + Names.quoted(text) + " to a valid timestamp");
    }
  }

  /// As [#time], but it has to be there.
  static long requiredTime(Form form, String name) {
    if (form.first(name).isEmpty()) {
      throw BadRequest.parameter(name, "cannot parse \"\" to a valid timestamp");
    }
    return time(form, name, 0);
  }

  /// Milliseconds of a number of seconds or of a text like `1m`.
  static long duration(Form form, String name) {
    String text = form.first(name);
    OptionalDouble seconds = Numbers.parse(text);
    if (seconds.isPresent() && Math.abs(seconds.getAsDouble()) <= MOST_SECONDS) {
      return (long) (seconds.getAsDouble() * 1000);
    }
    return Durations.parse(text)
        .orElseThrow(() ->
            BadRequest.parameter(
                name, "cannot parse " + Names.quoted(text) + " to a valid duration"));
  }
}
