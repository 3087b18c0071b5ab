package turbulence.simulator.kubelet.console;

import java.util.concurrent.LinkedBlockingQueue;
import turbulence.simulator.api.remote.Audience;
import turbulence.simulator.api.remote.Execution;
import turbulence.simulator.api.remote.Outcome;
import turbulence.simulator.api.remote.Wish;
import turbulence.simulator.workload.Utf8;

/// A client that is attached to a container's program. It does not hold the program up: who is slow
/// misses what does not fit into memory. Shared between threads.
public final class Attachment implements Execution {
  private static final int MOST = 20_000;
  private static final Said END = new Said("", false, true);

  private final MainConsole console;
  private final Wish wish;
  private final LinkedBlockingQueue<Said> said = new LinkedBlockingQueue<>();
  private boolean left;

  private record Said(String text, boolean errors, boolean last) {}

  private Attachment(MainConsole console, Wish wish) {
    this.console = console;
    this.wish = wish;
  }

  /// Hears everything from now on, until [#leave].
  public static Attachment to(MainConsole console, Wish wish) {
    Attachment attachment = new Attachment(console, wish);
    console.attach(attachment);
    return attachment;
  }

  void hear(String text, boolean errors) {
    if (said.size() < MOST) {
      said.add(new Said(text, errors, false));
    }
  }

  void end() {
    said.add(END);
  }

  @Override
  public Outcome attend(Audience audience) throws InterruptedException {
    try {
      Said next = said.take();
      while (!next.last) {
        boolean terminal = console.isTerminal();
        byte[] bytes = Utf8.bytes(terminal ? next.text.replace("\n", "\r\n") : next.text);
        if (next.errors && !terminal) {
          audience.errors(bytes);
        } else {
          audience.output(bytes);
        }
        next = said.take();
      }
      return new Outcome.Exited(0);
    } finally {
      console.detach(this);
    }
  }

  @Override
  public void type(byte[] input) {
    console.keyboard().type(input);
  }

  @Override
  public void endInput() {
    if (wish.stdin() && console.isForOne()) {
      console.keyboard().end();
    }
  }

  @Override
  public void leave() {
    synchronized (this) {
      if (left) {
        return;
      }
      left = true;
    }
    endInput();
    console.detach(this);
    end();
  }
}
