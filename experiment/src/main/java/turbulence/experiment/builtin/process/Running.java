package turbulence.experiment.builtin.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// A program that was started, and the two threads that take in what it writes.
///
/// As soon as the program itself has ended, the JDK closes its outputs, and what its children write
/// afterwards would be lost, or end them. The JDK takes the monitor of the output for that, of
/// stdout first. So the thread that starts the program takes it before, and keeps it to the end.
final class Running {
  private static final int STACK = 256 << 10;

  /// How long a program may take to tidy up when it is asked to end.
  private static final Duration GRACE = Duration.ofMillis(400);

  final Gathering out = new Gathering();
  final Gathering err = new Gathering();

  private final ProcessBuilder builder;
  private final World world;
  private final CountDownLatch started = new CountDownLatch(1);
  private final Thread starter = thread(this::start, "stdout");
  private final Thread second = thread(this::readErrors, "stderr");
  private volatile @Nullable Process process;
  private volatile @Nullable Exception refusal;

  private Running(ProcessBuilder builder, World world) {
    this.builder = builder;
    this.world = world;
  }

  /// Returns when the program runs. An interrupt meanwhile is kept for the next wait, since only
  /// then there is something to end.
  static Running start(ProcessBuilder builder, World world) throws IOException {
    Running running = new Running(builder, world);
    running.starter.start();
    running.awaitStart();
    if (running.process == null) {
      Exception refusal = running.refusal;
      throw new IOException(refusal == null ? "it did not start" : refusal.getMessage(), refusal);
    }
    return running;
  }

  private void awaitStart() {
    boolean interrupted = false;
    while (started.getCount() > 0) {
      try {
        started.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void start() {
    try {
      Process begun = builder.start();
      synchronized (begun.getInputStream()) {
        process = begun;
        second.start();
        started.countDown();
        out.readAll(begun.getInputStream());
      }
    } catch (IOException | IllegalArgumentException e) {
      refusal = e;
    } finally {
      started.countDown();
    }
  }

  private void readErrors() {
    Process begun = process();
    synchronized (begun.getErrorStream()) {
      err.readAll(begun.getErrorStream());
    }
  }

  Process process() {
    Process begun = process;
    if (begun == null) {
      throw new IllegalStateException("nothing was started");
    }
    return begun;
  }

  /// Whether by that time the program had ended and nobody was left who could write.
  boolean isOverBy(long deadline) throws InterruptedException {
    return process().waitFor(deadline - world.nanoTime(), TimeUnit.NANOSECONDS)
        && isOver(starter, deadline)
        && isOver(second, deadline);
  }

  private boolean isOver(Thread thread, long deadline) throws InterruptedException {
    long left = deadline - world.nanoTime();
    return left > 0 ? thread.join(Duration.ofNanos(left)) : !thread.isAlive();
  }

  /// Ends the program with everything that it started and that its own children started: asks
  /// first, the one at the top before the others, so that a script does not go on with its next
  /// line; then kills what is left. An interrupt meanwhile means: at once.
  ///
  /// A child whose parent had ended before is not known to belong here, and is left alone.
  void end() throws InterruptedException {
    List<ProcessHandle> family = process().descendants().toList();
    try {
      process().destroy();
      family.forEach(ProcessHandle::destroy);
      isOverBy(world.nanoTime() + GRACE.toNanos());
    } finally {
      List<ProcessHandle> late = process().descendants().toList();
      process().destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
      late.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, STACK);
    thread.setDaemon(true);
    return thread;
  }
}
