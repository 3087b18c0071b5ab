package turbulence.experiment.run;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.world.Sleeper;

/// Ends a run from any thread: the first reason counts, and every thread that plays activities is
/// interrupted. Shared between threads.
final class StopSwitch implements Stop {
  private final Set<Thread> players = new HashSet<>();
  private @Nullable Reason reason;
  private boolean acknowledged;
  private final Sleeper sleeper;

  StopSwitch(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  @Override
  public synchronized void now(Reason newReason) {
    if (reason == null) {
      reason = newReason;
    }
    acknowledged = false;
    players.forEach(Thread::interrupt);
  }

  /// From now on this thread is interrupted when the run is to end.
  void enter() {
    enter(Thread.currentThread());
  }

  /// The same for a thread that is about to start.
  synchronized void enter(Thread thread) {
    sleeper.atWork(thread);
    players.add(thread);
    if (reason != null && !acknowledged) {
      thread.interrupt();
    }
  }

  synchronized void leave() {
    players.remove(Thread.currentThread());
    sleeper.atRest(Thread.currentThread());
  }

  /// Waits for another thread of the run.
  void await(Thread other) throws InterruptedException {
    Thread self = Thread.currentThread();
    sleeper.atRest(self);
    try {
      other.join();
    } finally {
      sleeper.atWork(self);
    }
  }

  /// The reason has been acted on; what follows may run undisturbed until somebody asks again.
  synchronized void acknowledge() {
    acknowledged = true;
    Thread.interrupted();
  }

  /// Whether somebody asked and nothing has followed yet.
  synchronized boolean isPressed() {
    return reason != null && !acknowledged;
  }

  synchronized @Nullable Reason reason() {
    return reason;
  }

  void check() throws RunInterrupted {
    if (isPressed()) {
      throw new RunInterrupted();
    }
  }
}
