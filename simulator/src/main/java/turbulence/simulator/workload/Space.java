package turbulence.simulator.workload;

import java.util.concurrent.atomic.AtomicLong;

/// Room for files in memory that many trees share. Shared between threads.
public final class Space {
  private final AtomicLong free;

  public Space(long bytes) {
    free = new AtomicLong(bytes);
  }

  /// A quarter of what this process may use.
  public static Space usual() {
    return new Space(Runtime.getRuntime().maxMemory() / 4);
  }

  /// Takes so much, or gives it back when it is negative; false when there is not so much left.
  boolean take(long bytes) {
    if (free.addAndGet(-bytes) < 0 && bytes > 0) {
      free.addAndGet(bytes);
      return false;
    }
    return true;
  }
}
