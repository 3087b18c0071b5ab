package turbulence.experiment.run;

import java.time.Duration;
import turbulence.experiment.event.Event.Phase;
import turbulence.experiment.journal.SteadyState;
import turbulence.json.JsonNumber;

/// Checks the hypothesis again and again while the method runs, in a thread of its own.
final class Watch {
  private final Run run;
  private final HypothesisRunner hypothesis;
  private final double frequency;
  private final boolean failFast;
  private final Thread thread;
  private boolean done;
  private boolean waiting;

  Watch(Run run, HypothesisRunner hypothesis, double frequency, boolean failFast) {
    this.run = run;
    this.hypothesis = hypothesis;
    this.frequency = frequency;
    this.failFast = failFast;
    this.thread = Thread.ofVirtual().name("watch").unstarted(this::watch);
  }

  void start() {
    run.events()
        .info(
            "Executing the steady-state hypothesis continuously every "
                + new JsonNumber(frequency)
                + " seconds");
    run.stop().enter(thread);
    thread.start();
  }

  private void watch() {
    int checks = 0;
    try {
      while (!isDone()) {
        SteadyState state = new SteadyState();
        hypothesis.check(Phase.DURING, state);
        run.journal().during(state);
        checks++;
        if (state.isMissed() && missed(state, checks)) {
          return;
        }
        pause();
      }
    } catch (RunInterrupted e) {
      // the thread that plays the method is told of the same wish and ends the run
      run.stop().isPressed();
    } finally {
      run.stop().leave();
      run.events().info("Continuous steady state hypothesis terminated");
    }
  }

  /// Whether that ends the watch.
  private boolean missed(SteadyState state, int checks) {
    run.sightings().watchMissed();
    run.events()
        .warning(
            "Continuous steady state probe '"
                + state.lastProbe()
                + "' is not in the given tolerance");
    if (!failFast) {
      return false;
    }
    double share = Math.round(1000.0 / checks) / 10.0;
    run.events()
        .info("Terminating immediately the experiment after " + share + "% hypothesis deviated");
    run.sightings().failedFast();
    return true;
  }

  private synchronized boolean isDone() {
    return done;
  }

  private void pause() throws RunInterrupted {
    synchronized (this) {
      if (done) {
        return;
      }
      waiting = true;
    }
    try {
      run.world().sleep(Duration.ofNanos((long) (frequency * 1e9)));
    } catch (InterruptedException e) {
      if (!isDone()) {
        throw new RunInterrupted();
      }
    } finally {
      synchronized (this) {
        waiting = false;
      }
    }
  }

  /// No further check begins; one that is under way may end.
  synchronized void finish() {
    done = true;
    if (waiting) {
      thread.interrupt();
    }
  }

  /// Waits for the last check; when the run is asked to end, the check is cut short.
  void end() throws RunInterrupted {
    finish();
    if (run.stop().isPressed()) {
      thread.interrupt();
    }
    try {
      run.stop().await(thread);
    } catch (InterruptedException e) {
      thread.interrupt();
      throw new RunInterrupted();
    }
  }
}
