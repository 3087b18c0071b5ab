package turbulence.simulator.kubelet.console;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.workload.Utf8;

/// What a program reads, and whom Ctrl-C reaches: a pipe, or a terminal. Shared between threads.
final class Keyboard {
  private final Timeline timeline;
  private final Inlet inlet;
  private final Utf8 text = new Utf8();
  private final @Nullable LineDiscipline discipline;
  private @Nullable Thread foreground;
  private @Nullable Runnable onInterrupt;
  private boolean interrupted;

  /// @param echo what a terminal shows; without one (null) it is a pipe
  Keyboard(Timeline timeline, @Nullable Consumer<String> echo) {
    this.timeline = timeline;
    this.inlet = new Inlet(timeline);
    this.discipline = echo == null ? null : new LineDiscipline(inlet, echo, this::interrupt);
  }

  boolean isTerminal() {
    return discipline != null;
  }

  Inlet inlet() {
    return inlet;
  }

  synchronized void type(byte[] bytes) {
    String keys = text.next(bytes);
    if (discipline == null) {
      inlet.add(keys);
    } else {
      discipline.type(keys);
    }
  }

  synchronized void end() {
    inlet.add(text.rest());
    inlet.end();
  }

  synchronized void obeyedBy(Thread thread) {
    foreground = thread;
  }

  /// Nobody is interrupted any more.
  synchronized void rest() {
    foreground = null;
    onInterrupt = null;
  }

  synchronized void onInterrupt(Runnable task) {
    onInterrupt = task;
  }

  private void interrupt() {
    Runnable task = onInterrupt;
    Thread thread = foreground;
    if (task != null) {
      timeline.soon(task);
    } else if (thread != null) {
      interrupted = true;
      timeline.interrupt(thread);
    }
  }

  synchronized boolean wasInterrupted() {
    boolean was = interrupted;
    interrupted = false;
    return was;
  }
}
