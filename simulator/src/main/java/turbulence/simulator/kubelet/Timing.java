package turbulence.simulator.kubelet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long things take on a node; chance picks a moment between the two ends of each span.
///
/// @param sandbox until a pod has its address
/// @param pull of an image that the node does not have
/// @param check whether an image that the node has is still the newest
/// @param start of a container
/// @param look from the start of a container until it is first asked whether it is ready
/// @param notice until the end of a container is noticed
/// @param teardown of a pod whose containers have ended
public record Timing(
    Span sandbox, Span pull, Span check, Span start, Span look, Span notice, Span teardown) {
  /// So that a replacement is `Pending` when somebody looks at once, does not serve within two
  /// seconds and does within ten, and a deleted pod can still be seen for a moment.
  public static final Timing USUAL =
      new Timing(
          Span.millis(800, 1200),
          Span.millis(200, 1000),
          Span.millis(150, 300),
          Span.millis(80, 120),
          Span.millis(2000, 2800),
          Span.millis(500, 1000),
          Span.millis(800, 1200));

  /// From one duration to another.
  public record Span(Duration least, Duration most) {
    public static Span millis(long least, long most) {
      return new Span(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    Duration pick(RandomGenerator random) {
      long nanos = most.minus(least).toNanos();
      return nanos <= 0 ? least : least.plusNanos(random.nextLong(nanos));
    }
  }
}
