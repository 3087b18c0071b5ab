package turbulence.app.pod;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.Sleeper;
import turbulence.simulator.workload.Shell;

/// The cluster's time as a program in a pod knows it. To the cluster all threads of the program are
/// one: it is at work as long as any of them is, and time that is moved by hand stands still then.
/// Shared between threads.
final class PodTime implements Sleeper {
  /// What a look at the clock takes, so that the cluster goes on while the program works.
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final Shell shell;
  private final Instant beginning;
  private final Thread main;
  private final Set<Thread> atWork = new HashSet<>();
  private final Map<Thread, Object> away = new HashMap<>();
  private @Nullable CountDownLatch hold;
  private boolean passing;
  private boolean over;

  /// @param main the thread that the program begins on
  PodTime(Shell shell, Thread main) {
    this.shell = shell;
    this.main = main;
    this.beginning = shell.now();
  }

  Instant now() {
    if (Thread.currentThread().equals(main)) {
      pass();
    }
    return shell.now();
  }

  long nanos() {
    return Duration.between(beginning, shell.now()).toNanos();
  }

  /// Lets the cluster have a moment, whoever else is at work: one that waits for what this thread
  /// holds would never sleep.
  private synchronized void pass() {
    if (over || away.containsKey(main)) {
      return;
    }
    passing = true;
    shell.after(MOMENT, this::passed);
    settle();
    boolean interrupted = false;
    while (passing && !over) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      main.interrupt();
    }
  }

  private synchronized void passed() {
    passing = false;
    settle();
    notifyAll();
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    Object nap = new Object();
    Thread self = Thread.currentThread();
    shell.after(time, () -> back(self, nap));
    away(self, nap);
  }

  /// Does what may take the cluster's time, on a thread that the cluster knows, and waits for it.
  synchronized void outside(Shell.Job job) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread self = Thread.currentThread();
    Thread[] other = new Thread[1];
    Object errand = new Object();
    shell.beside(() -> {
      other[0] = Thread.currentThread();
      begun.countDown();
      try {
        job.run();
      } finally {
        back(self, errand);
      }
    });
    try {
      away(self, errand);
    } catch (InterruptedException e) {
      if (begun.getCount() == 0) {
        other[0].interrupt();
      }
      throw e;
    }
  }

  private void away(Thread self, Object reason) throws InterruptedException {
    away.put(self, reason);
    try {
      settle();
      while (reason.equals(away.get(self)) && !over) {
        wait();
      }
      if (over) {
        throw new InterruptedException("the container has ended");
      }
    } finally {
      away.remove(self, reason);
      settle();
    }
  }

  private synchronized void back(Thread thread, Object reason) {
    away.remove(thread, reason);
    settle();
    notifyAll();
  }

  @Override
  public synchronized void atWork(Thread thread) {
    atWork.add(thread);
    settle();
  }

  @Override
  public synchronized void atRest(Thread thread) {
    atWork.remove(thread);
    settle();
  }

  /// Looks again who is at work, such as after an interrupt.
  synchronized void look() {
    settle();
  }

  /// The container has ended: nobody waits any more.
  synchronized void end() {
    over = true;
    settle();
    notifyAll();
  }

  /// A thread that was interrupted is at work, although it may not have noticed.
  private boolean isBusy() {
    return !over
        && !passing
        && atWork.stream().anyMatch(each -> !away.containsKey(each) || each.isInterrupted());
  }

  /// Time goes on unless something runs beside the cluster; so something does while we are at work.
  private void settle() {
    CountDownLatch held = hold;
    if (isBusy() && held == null) {
      CountDownLatch fresh = new CountDownLatch(1);
      hold = fresh;
      shell.beside(fresh::await);
    } else if (held != null && !isBusy()) {
      hold = null;
      held.countDown();
    }
  }
}
