package turbulence.app.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import turbulence.app.cli.Host;

/// Whether whoever asked for all this wants no more of it; what runs hears so as from its terminal.
final class Stops {
  private final List<Consumer<String>> listeners = new ArrayList<>();
  private boolean stopped;

  /// As a `Ctrl-C` does.
  synchronized void stop() {
    if (!stopped) {
      stopped = true;
      listeners.forEach(each -> each.accept("INT"));
    }
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  void check() throws InterruptedException {
    if (isStopped()) {
      throw new InterruptedException("it was stopped");
    }
  }

  private synchronized void add(Consumer<String> listener) {
    listeners.add(listener);
    if (stopped) {
      listener.accept("INT");
    }
  }

  /// What a run takes for its process. Nobody else's end is an end of the suite.
  Host host() {
    return new Host() {
      @Override
      public void take(String signal, Consumer<String> listener) {
        if (signal.equals("INT")) {
          Stops.this.add(listener);
        }
      }

      @Override
      public void atDeath(Runnable last) {}

      @Override
      public void die(int code) {}
    };
  }
}
