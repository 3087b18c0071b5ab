package turbulence.experiment.http;

import java.net.SocketTimeoutException;
import java.time.Duration;
import turbulence.experiment.world.World;

/// The running clock of one exchange.
final class Deadline {
  private static final long MILLI = 1_000_000;

  private final World world;
  private final Deadlines limits;
  private final long start;
  private long phaseStart;
  private long phase;
  private long silence;
  private volatile boolean missed;

  Deadline(World world, Deadlines limits) {
    this.world = world;
    this.limits = limits;
    this.start = world.nanoTime();
    connecting();
  }

  /// From here on a connection is made.
  void connecting() {
    phaseStart = world.nanoTime();
    phase = limits.connect().toNanos();
    silence = phase;
  }

  /// From here on the other side is waited for.
  void reading() {
    phase = Deadlines.NEVER.toNanos();
    silence = limits.read().toNanos();
  }

  /// How long the next blocking call may take; at least one millisecond.
  int millis() throws SocketTimeoutException {
    long now = world.nanoTime();
    long left = Math.min(limits.total().toNanos() - (now - start), phase - (now - phaseStart));
    if (left <= 0) {
      miss();
      throw new SocketTimeoutException("no time left");
    }
    long allowed = Math.min(left, silence);
    return Math.clamp((allowed + MILLI - 1) / MILLI, 1, Integer.MAX_VALUE);
  }

  /// The clock of what follows on the same connection.
  Deadline followedBy(Deadlines next) {
    Deadline following = new Deadline(world, next);
    following.reading();
    return following;
  }

  /// What is left of the whole.
  Duration left() {
    return limits.total().minusNanos(world.nanoTime() - start);
  }

  /// Remembers that time ran out: what the layers above make of the exception does not matter then.
  void miss() {
    missed = true;
  }

  boolean missed() {
    return missed;
  }
}
