package turbulence.simulator.kubelet.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.workload.Console;

/// What a container's program reads and writes: its log takes the lines, and who is attached hears
/// everything from then on. Shared between threads.
public final class MainConsole implements Console {
  private final Keyboard keyboard;
  private final boolean once;
  private final Consumer<String> log;
  private final StringBuilder line = new StringBuilder();
  private final List<Attachment> attached = new ArrayList<>(0);
  private boolean over;

  /// @param container what the pod's spec says of it: `stdin`, `stdinOnce`, `tty`
  /// @param log takes whole lines
  public MainConsole(Timeline timeline, JsonObject container, Consumer<String> log) {
    boolean tty = container.get("tty") == JsonBool.TRUE;
    this.keyboard = new Keyboard(timeline, tty ? this::write : null);
    this.once = container.get("stdinOnce") == JsonBool.TRUE;
    this.log = log;
    if (container.get("stdin") != JsonBool.TRUE) {
      keyboard.end();
    }
  }

  Keyboard keyboard() {
    return keyboard;
  }

  /// Whether nothing can be typed any more when the first who typed has gone.
  boolean isForOne() {
    return once;
  }

  synchronized void attach(Attachment attachment) {
    if (over) {
      attachment.end();
    } else {
      attached.add(attachment);
      if (isTerminal() && !line.isEmpty()) {
        attachment.hear(line.toString(), false); // as programs draw their prompt anew
      }
    }
  }

  synchronized void detach(Attachment attachment) {
    attached.remove(attachment);
  }

  @Override
  public boolean isTerminal() {
    return keyboard.isTerminal();
  }

  @Override
  public String read() throws InterruptedException {
    return keyboard.inlet().read();
  }

  @Override
  public void write(String text) {
    say(text, false);
  }

  @Override
  public void complain(String text) {
    say(text, true);
  }

  private synchronized void say(String text, boolean errors) {
    if (over) {
      return;
    }
    line.append(text);
    for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
      log.accept(line.substring(0, end));
      line.delete(0, end + 1);
    }
    attached.forEach(each -> each.hear(text, errors));
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

  /// The program is over.
  public void end() {
    keyboard.rest();
    keyboard.inlet().close();
    synchronized (this) {
      if (!line.isEmpty()) {
        log.accept(line.toString());
        line.setLength(0);
      }
      over = true;
      attached.forEach(Attachment::end);
      attached.clear();
    }
  }
}
