package turbulence.app.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import turbulence.experiment.world.Sleeper;
import turbulence.simulator.scenario.Simulator;

/// The time of a hand-driven cluster as the program that runs on it sees it. It moves when
/// everybody at work sleeps, and then at once to the moment when the first of them wakes; and it
/// moves by an instant whenever its maker looks at it, so that the cluster goes on while the
/// program works. Shared between threads.
final class SimulatedTime implements Sleeper {
  private static final Duration INSTANT = Duration.ofMillis(1);

  private final Simulator simulator;
  private final Instant beginning;
  private final Thread maker = Thread.currentThread();
  private final Set<Thread> atWork = new HashSet<>(Set.of(maker));
  private final Map<Thread, Instant> asleep = new HashMap<>();

  SimulatedTime(Simulator simulator) {
    this.simulator = simulator;
    this.beginning = simulator.now();
  }

  synchronized Instant now() {
    if (Thread.currentThread().equals(maker)) {
      simulator.advance(INSTANT);
      wake();
    }
    return simulator.now();
  }

  /// Lets time go by while somebody waits for what others do.
  synchronized void pass(Duration by) {
    simulator.advance(by);
    wake();
  }

  long nanos() {
    return Duration.between(beginning, simulator.now()).toNanos();
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    Thread self = Thread.currentThread();
    asleep.put(self, simulator.now().plus(time));
    try {
      moveOn();
      while (asleep.containsKey(self)) {
        wait();
      }
    } finally {
      asleep.remove(self);
    }
  }

  /// What beats beside a run neither holds time up nor moves it on.
  @Override
  public synchronized void atWork(Thread thread) {
    if (!thread.getName().equals("heartbeat")) {
      atWork.add(thread);
    }
  }

  @Override
  public synchronized void atRest(Thread thread) {
    atWork.remove(thread);
    moveOn();
  }

  private void moveOn() {
    if (asleep.isEmpty()
        || atWork.isEmpty()
        || !asleep.keySet().containsAll(atWork)
        || isSomebodyWaking()) {
      return;
    }
    Instant first = asleep.values().stream().min(Instant::compareTo).orElseThrow();
    Duration by = Duration.between(simulator.now(), first);
    simulator.advance(by.isNegative() ? Duration.ZERO : by);
    wake();
  }

  /// Whether an interrupt has woken somebody who has not noticed yet.
  private boolean isSomebodyWaking() {
    return asleep.keySet().stream().anyMatch(Thread::isInterrupted);
  }

  private void wake() {
    asleep.values().removeIf(at -> !at.isAfter(simulator.now()));
    notifyAll();
  }
}
