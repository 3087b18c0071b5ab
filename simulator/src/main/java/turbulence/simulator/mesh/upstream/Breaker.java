package turbulence.simulator.mesh.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Pool;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Client;

/// Lets only so many requests through at once: some wait for a connection, others are turned away.
/// Shared between threads.
final class Breaker {
  private static final Duration LONG = Duration.ofHours(1);

  private final Pool pool;
  private final Timeline timeline;
  private final Map<String, Line> lines = new HashMap<>();
  private int connections;
  private int requests;
  private int pending;

  Breaker(Pool pool, Timeline timeline) {
    this.pool = pool;
    this.timeline = timeline;
  }

  /// The connections to one pod, and who waits for one. Guarded by the breaker.
  private static final class Line {
    private int connections;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
  }

  private static final class Waiting {
    private final Thread thread = Thread.currentThread();
    private boolean granted;
  }

  /// Takes a connection to that pod; whoever got it gives it back by [#leave].
  void enter(String pod) throws Overflow, InterruptedException {
    Waiting waiting = new Waiting();
    synchronized (this) {
      Line line = lines.computeIfAbsent(pod, _ -> new Line());
      if (requests >= pool.requests()) {
        throw new Overflow();
      } else if (connections < pool.connections() || line.connections == 0) {
        connections++;
        line.connections++;
        requests++;
        return;
      } else if (pending >= pool.pending()) {
        throw new Overflow();
      }
      pending++;
      line.waiting.add(waiting);
    }
    await(pod, waiting);
  }

  private void await(String pod, Waiting waiting) throws InterruptedException {
    Client.mayHaveToWait();
    InterruptedException stop = null;
    while (stop == null && !isGranted(waiting)) {
      stop = slept();
    }
    if (stop != null && givesUp(pod, waiting)) {
      throw stop;
    }
    var _ = Thread.interrupted(); // who granted it may still have been waking this one
  }

  /// Null when nobody woke it.
  private @Nullable InterruptedException slept() {
    try {
      timeline.sleep(LONG);
      return null;
    } catch (InterruptedException woken) {
      return woken;
    }
  }

  private synchronized boolean isGranted(Waiting waiting) {
    return waiting.granted;
  }

  /// Leaves the line; false when it was granted after all.
  private synchronized boolean givesUp(String pod, Waiting waiting) {
    Line line = lines.get(pod);
    boolean left = line != null && line.waiting.remove(waiting);
    pending -= left ? 1 : 0;
    return left;
  }

  /// Gives a connection back: to the first who waits for it.
  synchronized void leave(String pod) {
    Line line = lines.get(pod);
    if (line == null) {
      return;
    }
    requests--;
    Waiting next = line.waiting.poll();
    if (next == null) {
      connections--;
      line.connections--;
      return;
    }
    pending--;
    requests++;
    next.granted = true;
    timeline.interrupt(next.thread);
  }
}
