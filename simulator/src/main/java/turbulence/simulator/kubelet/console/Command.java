package turbulence.simulator.kubelet.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.remote.Audience;
import turbulence.simulator.api.remote.Execution;
import turbulence.simulator.api.remote.Outcome;
import turbulence.simulator.api.remote.Wish;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.workload.Console;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Utf8;

/// A command that runs in a container for a client, and where it reads and writes. Shared between
/// threads.
public final class Command implements Execution, Console {
  private static final int KILLED = 137;
  private static final int INTERRUPTED = 130;

  private final Timeline timeline;
  private final Wish wish;
  private final String id;
  private final Program program;
  private final Keyboard keyboard;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private volatile @Nullable Audience audience;
  private @Nullable Thread thread;
  private boolean left;

  /// What it runs in a container.
  public interface Program {
    /// Gives its exit status, on the caller's thread.
    int run(Console console) throws InterruptedException, Shell.NotFound;
  }

  /// @param id what the container's runtime calls it
  public Command(Timeline timeline, Wish wish, String id, Program program) {
    this.timeline = timeline;
    this.wish = wish;
    this.id = id;
    this.program = program;
    this.keyboard = new Keyboard(timeline, wish.tty() ? this::write : null);
    if (!wish.stdin()) {
      keyboard.end();
    }
  }

  @Override
  public Outcome attend(Audience listener) throws InterruptedException {
    audience = listener;
    timeline.beside(this::work);
    try {
      return outcome.get();
    } catch (ExecutionException mistake) {
      throw new IllegalStateException(mistake);
    }
  }

  private void work() {
    begin(Thread.currentThread());
    try {
      if (!hasLeft()) {
        outcome.complete(ended());
      }
    } finally {
      begin(null);
      keyboard.inlet().close();
      outcome.complete(new Outcome.Exited(KILLED));
    }
  }

  private synchronized void begin(@Nullable Thread now) {
    thread = now;
    if (now == null) {
      keyboard.rest();
    } else {
      keyboard.obeyedBy(now);
    }
  }

  private synchronized boolean hasLeft() {
    return left;
  }

  private Outcome ended() {
    try {
      return new Outcome.Exited(program.run(this));
    } catch (InterruptedException stop) {
      return new Outcome.Exited(wasInterrupted() ? INTERRUPTED : KILLED);
    } catch (Shell.NotFound missing) {
      return new Outcome.Failed(
          "error executing command in container: failed to exec in container: failed to start exec"
              + " \""
              + id
              + "\": "
              + missing.reason()
              + ": unknown");
    }
  }

  @Override
  public void type(byte[] input) {
    keyboard.type(input);
  }

  @Override
  public void endInput() {
    keyboard.end();
  }

  @Override
  public synchronized void leave() {
    left = true;
    Thread running = thread;
    if (running != null) {
      timeline.interrupt(running);
    }
  }

  @Override
  public boolean isTerminal() {
    return wish.tty();
  }

  @Override
  public String read() throws InterruptedException {
    return keyboard.inlet().read();
  }

  @Override
  public void write(String text) {
    Audience listening = audience;
    if (listening != null) {
      listening.output(bytes(text));
    }
  }

  @Override
  public void complain(String text) {
    Audience listening = audience;
    if (listening != null) {
      listening.errors(bytes(text));
    }
  }

  private byte[] bytes(String text) {
    return Utf8.bytes(wish.tty() ? text.replace("\n", "\r\n") : text);
  }

  @Override
  public void onInterrupt(Runnable task) {
    keyboard.onInterrupt(task);
  }

  @Override
  public void obey() {
    keyboard.obeyedBy(Thread.currentThread());
  }

  @Override
  public boolean wasInterrupted() {
    return keyboard.wasInterrupted();
  }
}
