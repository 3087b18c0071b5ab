package turbulence.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Simulated time that runs by itself, at a multiple of the wall's. Shared between threads.
public final class WallTimeline implements Timeline, AutoCloseable {
  private final Instant start;
  private final long origin = System.nanoTime();
  private final Pace pace;
  private final Consumer<Throwable> mistakes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Agenda agenda = new Agenda();
  private final Thread thread;
  private volatile Duration jumped = Duration.ZERO;
  private boolean closed;

  /// What a task throws is a mistake of ours; it is handed over and the next task runs.
  public WallTimeline(Instant start, double speed, Consumer<Throwable> mistakes) {
    this(start, Pace.steady(speed), mistakes);
  }

  private WallTimeline(Instant start, Pace pace, Consumer<Throwable> mistakes) {
    this.start = start;
    this.pace = pace;
    this.mistakes = mistakes;
    this.thread = Thread.ofPlatform().name("control-plane").daemon().start(this::work);
  }

  /// A timeline that starts at the present.
  public static WallTimeline now(double speed, Consumer<Throwable> mistakes) {
    return new WallTimeline(present(), speed, mistakes);
  }

  /// A timeline that starts that long ago, and hurries until it has reached the present.
  public static WallTimeline since(Duration ago, double speed, Consumer<Throwable> mistakes) {
    return new WallTimeline(present().minus(ago), Pace.catchingUp(ago, speed), mistakes);
  }

  /// The wall's time.
  public static Instant present() {
    return Instant.now();
  }

  /// Simulated nanoseconds since the start; no jump of the clock moves them.
  private long elapsed() {
    return pace.simulated(System.nanoTime() - origin);
  }

  /// Whether it has reached the present, or never was behind.
  public boolean isSteady() {
    return System.nanoTime() - origin >= pace.rushed();
  }

  /// How long by the wall it takes until so much simulated time has gone by.
  private long wallUntil(long simulated) {
    return pace.wall(simulated) - (System.nanoTime() - origin);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(elapsed()).plus(jumped);
  }

  /// Sets the clock that much ahead, or back; what is planned keeps its distance.
  public void jump(Duration by) {
    lock.lock();
    try {
      jumped = jumped.plus(by);
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
      Agenda.Entry entry = agenda.add(elapsed() + delay, task);
      if (entry.equals(agenda.peek())) {
        changed.signal(); // else the thread waits for something that is due before
      }
      return entry;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void beside(Runnable task) {
    Thread.ofVirtual()
        .uncaughtExceptionHandler((_, mistake) -> mistakes.accept(mistake))
        .start(task);
  }

  @Override
  public void sleep(Duration howLong) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(wallUntil(elapsed() + howLong.toNanos()));
  }

  /// Waits for that much of the wall's time.
  public void pause(Duration wall) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(wall.toNanos());
  }

  @Override
  public void interrupt(Thread beside) {
    beside.interrupt();
  }

  private void work() {
    Agenda.@Nullable Entry next = next();
    while (next != null) {
      try {
        next.run();
      } catch (RuntimeException | Error mistake) {
        mistakes.accept(mistake);
      }
      next = next();
    }
  }

  /// Waits for the next task; null when closed.
  private Agenda.@Nullable Entry next() {
    lock.lock();
    try {
      while (!closed) {
        Agenda.Entry due = agenda.pollDue(elapsed());
        if (due != null) {
          return due;
        }
        Agenda.Entry first = agenda.peek();
        long left = first == null ? Long.MAX_VALUE : wallUntil(first.due) + 1;
        changed.awaitNanos(left);
      }
    } catch (InterruptedException stop) {
      closed = true;
    } finally {
      lock.unlock();
    }
    return null;
  }

  /// Ends the control plane's thread; what was planned does not happen.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (!thread.equals(Thread.currentThread())) {
      join();
    }
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
