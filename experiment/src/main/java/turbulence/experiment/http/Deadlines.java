package turbulence.experiment.http;

import java.time.Duration;

/// How long an exchange may take.
///
/// @param connect to have a connection, its name looked up and TLS agreed
/// @param read the longest silence of the other side
/// @param total from the first look-up to the last byte, redirects included
public record Deadlines(Duration connect, Duration read, Duration total) {
  /// As good as no deadline.
  public static final Duration NEVER = Duration.ofDays(365);

  public static final Deadlines USUAL = within(Duration.ofSeconds(30));

  public Deadlines {
    connect = clamp(connect);
    read = clamp(read);
    total = clamp(total);
  }

  /// The whole exchange ends within that time, whatever it does meanwhile.
  public static Deadlines within(Duration total) {
    return new Deadlines(total, total, total);
  }

  private static Duration clamp(Duration time) {
    return time.isNegative() ? Duration.ZERO : time.compareTo(NEVER) > 0 ? NEVER : time;
  }
}
