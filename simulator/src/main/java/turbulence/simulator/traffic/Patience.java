package turbulence.simulator.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// Waiting for one answer for a limited simulated time.
final class Patience {
  /// What is waited for.
  interface Call {
    Response run() throws Unreachable, InterruptedException;
  }

  private final Timeline timeline;
  private final Thread waiting = Thread.currentThread();
  private boolean waits = true;
  private boolean woken;
  private @Nullable Thread working;
  private @Nullable Response response;
  private @Nullable Unreachable failure;
  private @Nullable RuntimeException mistake;

  Patience(Timeline timeline) {
    this.timeline = timeline;
  }

  Response within(Duration limit, Call call) throws Unreachable, InterruptedException {
    timeline.beside(() -> work(call));
    try {
      timeline.sleep(limit);
    } catch (InterruptedException stop) {
      if (!stopWaiting()) {
        throw stop;
      }
      return result();
    }
    if (stopWaiting()) {
      return result();
    }
<<<<<<< HEAD
    throw Unreachable.timeout(
=======
    throw new Unreachable(
>>>>>>> kubelet
        "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
  }

  private void work(Call call) {
    synchronized (this) {
      if (!waits) {
        return;
      }
      working = Thread.currentThread();
    }
    try {
      Response answer = call.run();
      synchronized (this) {
        response = answer;
      }
    } catch (Unreachable unreachable) {
      synchronized (this) {
        failure = unreachable;
      }
    } catch (InterruptedException stop) {
      synchronized (this) {
        failure = new Unreachable("net/http: request canceled");
      }
    } catch (RuntimeException wrong) {
      synchronized (this) {
        mistake = wrong;
      }
    }
    synchronized (this) {
      working = null;
      if (waits) {
        woken = true;
        waiting.interrupt();
      }
    }
  }

  /// Says whether there is a result; if not, nobody works for one any more.
  private synchronized boolean stopWaiting() {
    waits = false;
    if (woken) {
      Thread.interrupted(); // sent to wake this thread, perhaps after it woke
    }
    if (working != null) {
      working.interrupt();
    }
    return woken;
  }

  private synchronized Response result() throws Unreachable {
    if (mistake != null) {
      throw mistake;
    }
    if (failure != null) {
      throw failure;
    }
    if (response == null) {
      throw new IllegalStateException("neither an answer nor a failure");
    }
    return response;
  }
}
