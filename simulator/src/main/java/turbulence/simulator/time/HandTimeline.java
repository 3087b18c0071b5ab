package turbulence.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Simulated time that stands still until a test moves it. Tasks run on the thread that moves it,
/// so a five minutes' back-off takes no time. Shared between threads.
public final class HandTimeline implements Timeline {
  private Instant start;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Agenda agenda = new Agenda();
  private final Map<Thread, Sleeper> sleepers = new HashMap<>();
  private long elapsed;
  private int busy;
  private @Nullable Throwable mistake;

  public HandTimeline(Instant start) {
    this.start = start;
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return start.plusNanos(elapsed);
    } finally {
      lock.unlock();
    }
  }

  /// Sets the clock that much ahead, or back; what is planned keeps its distance.
  public void jump(Duration by) {
    lock.lock();
    try {
      start = start.plus(by);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void soon(Runnable task) {
    plan(0, task);
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    return plan(Math.max(0, delay.toNanos()), task);
  }

  private Agenda.Entry plan(long delay, Runnable task) {
    lock.lock();
    try {
      return agenda.add(elapsed + delay, task);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void beside(Runnable task) {
    count(1);
    Thread.ofVirtual().start(() -> runBeside(task));
  }

  private void runBeside(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error thrown) {
      lock.lock();
      try {
        mistake = thrown;
      } finally {
        lock.unlock();
      }
    } finally {
      count(-1);
    }
  }

  private void count(int by) {
    lock.lock();
    try {
      busy += by;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sleep(Duration howLong) throws InterruptedException {
    Sleeper sleeper = new Sleeper();
    lock.lock();
    try {
      sleepers.put(Thread.currentThread(), sleeper);
      sleeper.alarm = agenda.add(elapsed + howLong.toNanos(), () -> wake(sleeper));
      busy--;
      changed.signalAll();
      while (!sleeper.awake) {
        changed.await();
      }
    } catch (InterruptedException stop) {
      rouse(sleeper);
      throw stop;
    } finally {
      sleepers.remove(Thread.currentThread());
      lock.unlock();
    }
    if (sleeper.interrupted) {
      boolean flagged = Thread.interrupted();
      throw new InterruptedException(flagged ? "while it slept" : "as it awoke");
    }
  }

  /// A thread that waits for simulated time. Guarded by the lock.
  private static final class Sleeper {
    private Agenda.@Nullable Entry alarm;
    private boolean awake;
    private boolean interrupted;
  }

  private void wake(Sleeper sleeper) {
    lock.lock();
    try {
      rouse(sleeper);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whoever sleeps counts as busy from the moment that somebody wakes it, not only when it
  /// notices.
  private void rouse(Sleeper sleeper) {
    if (!sleeper.awake) {
      sleeper.awake = true;
      busy++;
    }
    if (sleeper.alarm != null) {
      sleeper.alarm.cancel();
    }
  }

  @Override
  public void interrupt(Thread beside) {
    lock.lock();
    try {
      Sleeper sleeper = sleepers.get(beside);
      if (sleeper != null) {
        rouse(sleeper);
        sleeper.interrupted = true;
      }
      beside.interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// Runs everything that is due, and what follows from it, without moving the clock.
  public void settle() {
    advance(Duration.ZERO);
  }

  /// Moves the clock, stopping at each task on the way to run it when everyone beside has ended or
  /// sleeps.
  public void advance(Duration by) {
    long goal = elapsedWith(by);
    Agenda.@Nullable Entry next = next(goal);
    while (next != null) {
      next.run();
      next = next(goal);
    }
  }

  private long elapsedWith(Duration more) {
    lock.lock();
    try {
      return elapsed + more.toNanos();
    } finally {
      lock.unlock();
    }
  }

  private Agenda.@Nullable Entry next(long goal) {
    lock.lock();
    try {
      while (busy > 0) {
        changed.awaitUninterruptibly();
      }
      if (mistake != null) {
        Throwable thrown = mistake;
        mistake = null;
        throw new IllegalStateException("beside the control plane: " + thrown, thrown);
      }
      Agenda.Entry entry = agenda.pollDue(goal);
      elapsed = entry == null ? goal : Math.max(elapsed, entry.due);
      return entry;
    } finally {
      lock.unlock();
    }
  }
}
