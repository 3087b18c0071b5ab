package turbulence.simulator.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.time.Timeline.Alarm;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// Waiting for one answer for a limited simulated time: then the waiting thread is interrupted. One
/// wait may lie within another.
public final class Patience {
  private static final ThreadLocal<@Nullable Patience> INNERMOST = new ThreadLocal<>();

  /// What is waited for.
  public interface Call {
    Response run() throws Unreachable, InterruptedException;
  }

  private final Timeline timeline;
  private final Thread waiting = Thread.currentThread();
  private final @Nullable Patience outer = INNERMOST.get();
  private boolean waits = true;
  private boolean over;

  public Patience(Timeline timeline) {
    this.timeline = timeline;
  }

  public Response within(Duration limit, Call call) throws Unreachable, InterruptedException {
    Client.mayHaveToWait();
    Alarm alarm = timeline.after(limit, this::end);
    INNERMOST.set(this);
    try {
      return call.run();
    } catch (InterruptedException stop) {
      if (isOver()) {
        throw Unreachable.timeout(
            "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
      }
      throw stop;
    } finally {
      alarm.cancel();
      INNERMOST.set(outer);
      stopWaiting();
    }
  }

  private synchronized void end() {
    if (waits) {
      over = true;
      timeline.interrupt(waiting);
    }
  }

  /// Whether it came to its end before an answer did.
  public synchronized boolean isOver() {
    return over;
  }

  /// An interrupt that came when the answer was there already must not stay behind.
  private synchronized void stopWaiting() {
    waits = false;
    if (over) {
      Thread.interrupted();
      if (outer != null) {
        outer.remind();
      }
    }
  }

  /// The interrupt that was meant for this one may have been taken for an inner one's.
  private synchronized void remind() {
    if (over && waits) {
      waiting.interrupt();
    }
  }
}
