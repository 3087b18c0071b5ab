package turbulence.simulator.traffic;

import java.time.Duration;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.time.Timeline.Alarm;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// Waiting for one answer for a limited simulated time: then the waiting thread is interrupted.
final class Patience {
  /// What is waited for.
  interface Call {
    Response run() throws Unreachable, InterruptedException;
  }

  private final Timeline timeline;
  private final Thread waiting = Thread.currentThread();
  private boolean waits = true;
  private boolean over;

  Patience(Timeline timeline) {
    this.timeline = timeline;
  }

  Response within(Duration limit, Call call) throws Unreachable, InterruptedException {
    Alarm alarm = timeline.after(limit, this::end);
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
      stopWaiting();
    }
  }

  private synchronized void end() {
    if (waits) {
      over = true;
      waiting.interrupt();
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  /// An interrupt that came when the answer was there already must not stay behind.
  private synchronized void stopWaiting() {
    waits = false;
    if (over) {
      Thread.interrupted();
    }
  }
}
