package turbulence.app.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Stop;

/// What signals mean for a run: the first ends it in order, the second ends the process. Shared
/// between threads.
final class Interrupts {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP", "USR1", "USR2");

  private final Session session;
  private final AtomicInteger received = new AtomicInteger();
  private @Nullable Stop run;
  private Stop.@Nullable Reason pending;

  Interrupts(Session session) {
    this.session = session;
    for (String signal : SIGNALS) {
      session.host().take(signal, this::received);
    }
  }

  /// The run that signals end from now on.
  void stop(Stop newRun) {
    Stop.Reason reason;
    synchronized (this) {
      run = newRun;
      reason = pending;
    }
    if (reason != null) {
      newRun.now(reason);
    }
  }

  boolean isInterrupted() {
    return received.get() > 0;
  }

  void received(String signal) {
    if (received.incrementAndGet() > 1) {
      end();
      return;
    }
    Stop.Reason reason = reason(signal);
    Stop running;
    synchronized (this) {
      running = run;
      pending = reason;
    }
    if (running != null) {
      running.now(reason);
    }
    session.console().flush();
  }

  private Stop.Reason reason(String signal) {
    Events events = session.events();
    return switch (signal) {
      case "INT" -> new Stop.Reason(2, "Received a termination signal (Ctrl-C)...", false);
      case "USR1" -> new Stop.Reason(20, "Received the exit signal: 20", false);
      case "USR2" -> new Stop.Reason(30, "Received the exit signal: 30", true);
      default -> {
        events.warning("Caught SIG" + signal + " signal, interrupting experiment now");
        yield new Stop.Reason(15, "SIG" + signal + " signal received", false);
      }
    };
  }

  /// Says what stays changed, since nobody will put it back now.
  private void end() {
    try {
      session.events().critical("Received a second signal: ending at once");
      StillChanged.say(session);
    } finally {
      session.console().close();
      session.host().die(ExitCode.BAD.code());
    }
  }
}
