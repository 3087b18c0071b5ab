package turbulence.experiment.world;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A world for tests: its time moves only when everybody at work sleeps, and then at once to the
/// moment when the first of them wakes. Its dice always fall the same way. Shared between threads.
public final class FakeWorld {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  /// Milliseconds after which a sleeper looks whether somebody has gone without a word.
  private static final long LOOK = 20;

  private final Set<Thread> atWork = new HashSet<>();
  private final Map<Thread, Long> asleep = new HashMap<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private long nanos;

  /// The world seen from here: real files, processes and network, made-up time.
  ///
  /// @param root the directory that relative paths start from
  public World world(Path root, Map<String, String> environment) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return new World(
        this::now,
        this::nanoTime,
        new Random(7),
        new FakeSleeper(),
        environment,
        root,
        SystemWorld.dial(),
        new Output(InputStream.nullInputStream(), out, out, false, false));
  }

  public synchronized Instant now() {
    return BEGINNING.plusNanos(nanos);
  }

  public synchronized long nanoTime() {
    return nanos;
  }

  /// The time since the beginning.
  public Duration elapsed() {
    return Duration.ofNanos(nanoTime());
  }

  /// What was printed.
  public String printed() {
    return written.toString(StandardCharsets.UTF_8);
  }

  /// Lets time pass by hand.
  public synchronized void advance(Duration time) {
    nanos += time.toNanos();
    wake();
  }

  private void moveOn() {
    forgetTheGone();
    if (asleep.isEmpty() || !asleep.keySet().containsAll(atWork) || isSomebodyWaking()) {
      return;
    }
    long earliest = Long.MAX_VALUE;
    for (long at : asleep.values()) {
      earliest = Math.min(earliest, at);
    }
    nanos = Math.max(nanos, earliest);
    wake();
  }

  /// Whoever went without a word works no more.
  private boolean forgetTheGone() {
    return atWork.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
  }

  /// Whether an interrupt has woken somebody who has not noticed yet.
  private boolean isSomebodyWaking() {
    return asleep.keySet().stream().anyMatch(Thread::isInterrupted);
  }

  private void wake() {
    asleep.values().removeIf(at -> at <= nanos);
    notifyAll();
  }

  private final class FakeSleeper implements Sleeper {
    @Override
    public void sleep(Duration time) throws InterruptedException {
      synchronized (FakeWorld.this) {
        Thread self = Thread.currentThread();
        asleep.put(self, nanos + Math.max(0, time.toNanos()));
        try {
          moveOn();
          while (asleep.containsKey(self)) {
            FakeWorld.this.wait(LOOK);
            if (forgetTheGone()) {
              moveOn();
            }
          }
        } catch (InterruptedException e) {
          // The others waited for it to notice.
          asleep.remove(self);
          moveOn();
          throw e;
        }
      }
    }

    @Override
    public void atWork(Thread thread) {
      synchronized (FakeWorld.this) {
        atWork.add(thread);
      }
    }

    @Override
    public void atRest(Thread thread) {
      synchronized (FakeWorld.this) {
        atWork.remove(thread);
        moveOn();
      }
    }
  }
}
