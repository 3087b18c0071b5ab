package turbulence.simulator.http;

import java.time.Duration;

/// How much and how long a server puts up with. Times are kept within about an eighth.
///
/// @param line bytes of a request line; 414 above
/// @param head bytes of a request line and its headers; 431 above
/// @param body bytes of a body; 413 above
/// @param gzipAbove bytes of an answer that is compressed for who accepts it; not for streams
/// @param idle between two requests of a connection
/// @param reading for a handshake, for a head, and for a body
/// @param writing for a client to take a piece of an answer, or to leave after it
public record HttpLimits(
    int line,
    int head,
    int body,
    int gzipAbove,
    Duration idle,
    Duration reading,
    Duration writing) {

  private static final long SECOND = 1_000_000_000;

  /// Like a real API server's.
  public static final HttpLimits USUAL =
      new HttpLimits(
          256 << 10,
          1 << 20,
          3 << 20,
          128 << 10,
          Duration.ofSeconds(90),
          Duration.ofSeconds(32),
          Duration.ofSeconds(30));

  /// How often connections are looked at.
  Duration beat() {
    return Duration.ofNanos(beatNanos());
  }

  /// In whole numbers, for it is asked about several times a request.
  private long beatNanos() {
    long shortest = Math.min(idle.toNanos(), Math.min(reading.toNanos(), writing.toNanos()));
    return Math.clamp(shortest / 8, 1, SECOND);
  }

  /// So many beats make up at least that long.
  int beats(Duration time) {
    return (int) Math.min(Integer.MAX_VALUE - 1, time.toNanos() / beatNanos() + 1);
  }
}
