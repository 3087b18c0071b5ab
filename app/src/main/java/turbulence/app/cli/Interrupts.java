package turbulence.app.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.event.Event;
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
    if (session.console().live() != null) {
      session.events().tell(new Event.Interrupted("Stopping; a second signal ends at once"));
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
      case "INT" -> Stop.Reason.KEYBOARD;
      case "USR1" -> Stop.Reason.GRACEFUL;
      case "USR2" -> Stop.Reason.UNGRACEFUL;
      default -> {
        events.warning("Caught SIG" + signal + " signal, interrupting experiment now");
        yield signal.equals("TERM")
            ? Stop.Reason.TERMINATION
            : new Stop.Reason(
                Stop.Reason.TERMINATION.code(), "SIG" + signal + " signal received", false);
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
