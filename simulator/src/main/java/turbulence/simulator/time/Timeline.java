package turbulence.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of one simulated cluster, and the one thread of its control plane.
///
/// Tasks given to [#soon] and [#after] run one at a time, in the order of their times, so that what
/// controllers and nodes keep in their heads needs no locks. What blocks runs [#beside]. Shared
/// between threads.
public interface Timeline extends InstantSource {
  @Override
  Instant instant();

  /// Runs the task on the control plane's thread, after those that wait already.
  void soon(Runnable task);

  /// Runs the task on the control plane's thread when that much simulated time has gone by.
  Alarm after(Duration delay, Runnable task);

  /// Runs what may block on a thread of its own; it may [#sleep] and give its result back by
  /// [#soon].
  void beside(Runnable task);

  /// Waits for that much simulated time; only for threads that [#beside] started, or real clients'.
  void sleep(Duration howLong) throws InterruptedException;

  /// Interrupts a thread that [#beside] started, wherever it waits.
  void interrupt(Thread thread);

  /// Something that will happen unless it is cancelled first.
  interface Alarm {
    void cancel();
  }
}
