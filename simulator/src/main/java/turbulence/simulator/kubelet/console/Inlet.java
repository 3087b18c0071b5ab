package turbulence.simulator.kubelet.console;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.time.Timeline;

/// What was typed for a program and is not read yet. Shared between threads; one reads.
final class Inlet {
  private static final Duration LONG = Duration.ofDays(365);

  private final Timeline timeline;
  private final StringBuilder text = new StringBuilder();
  private @Nullable Thread reader;
  private int pauses;
  private boolean ended;
  private boolean closed;

  Inlet(Timeline timeline) {
    this.timeline = timeline;
  }

  synchronized void add(String more) {
    if (!ended) {
      text.append(more);
      wake();
    }
  }

  /// An end that is not for ever: the next read that finds nothing is told so.
  synchronized void pause() {
    pauses++;
    wake();
  }

  /// Nothing more is typed.
  synchronized void end() {
    ended = true;
    wake();
  }

  /// Its program is over: who still reads is interrupted.
  synchronized void close() {
    closed = true;
    wake();
  }

  /// Forgets what was not read.
  synchronized void flush() {
    text.setLength(0);
  }

  private void wake() {
    Thread waiting = reader;
    reader = null;
    if (waiting != null) {
      timeline.interrupt(waiting);
    }
  }

  /// What was typed, as soon as there is something; empty at the end.
  String read() throws InterruptedException {
    while (isAwaited()) {
      try {
        timeline.sleep(LONG);
      } catch (InterruptedException stop) {
        if (isStillAwaited()) {
          throw stop;
        }
      }
    }
    return take();
  }

  private synchronized boolean isAwaited() throws InterruptedException {
    if (closed) {
      throw new InterruptedException("its program is over");
    }
    boolean awaited = text.isEmpty() && pauses == 0 && !ended;
    reader = awaited ? Thread.currentThread() : null;
    return awaited;
  }

  /// Whether somebody else interrupted the reader than [#wake].
  private synchronized boolean isStillAwaited() {
    boolean still = reader != null;
    reader = null;
    return still;
  }

  private synchronized String take() {
    String taken = text.toString();
    text.setLength(0);
    if (taken.isEmpty() && pauses > 0) {
      pauses--;
    }
    return taken;
  }
}
