package turbulence.faults.kubernetes.drain;

import java.time.Duration;
import java.util.function.Consumer;
import turbulence.faults.kubernetes.cluster.Change;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;

/// A watch that is kept beside, in a thread of its own, until it is closed. Nothing depends on it:
/// whoever may not watch looks now and then instead.
final class Vigil implements AutoCloseable {
  private static final Duration LONG = Duration.ofDays(1);

  private final Thread thread;
  private volatile boolean awake = true;

  /// @param told each change, in the vigil's own thread
  Vigil(Cluster cluster, Listing listing, Consumer<Change> told) {
    // Of the platform: virtual ones leave threads that poll sockets, for which an exit waits 0.3 s.
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("vigil")
            .start(() -> {
              try {
                cluster.watch(listing, LONG, change -> hear(change, told));
              } catch (ClusterFailed | InterruptedException e) {
                // Then there is nobody awake.
              } finally {
                awake = false;
              }
            });
  }

  private static boolean hear(Change change, Consumer<Change> told) {
    told.accept(change);
    return false;
  }

  /// Whether it still watches.
  boolean isAwake() {
    return awake;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
