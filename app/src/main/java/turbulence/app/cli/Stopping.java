package turbulence.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import turbulence.app.cli.stop.Stoppable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.ledger.Remains;
import turbulence.experiment.ledger.RunStore;

/// Asks runs to end, waits until they have, and says what came of it.
record Stopping(Session session, RunStore store) {
  private static final Duration PAUSE = Duration.ofMillis(200);

  ExitCode perform(Collection<Stoppable> runs) throws IOException, InterruptedException {
    List<Stoppable> asked = new ArrayList<>();
    for (Stoppable run : runs) {
      if (ask(run)) {
        asked.add(run);
      }
    }
    ExitCode code = ExitCode.good(asked.size() == runs.size());
    return session.call().has("--no-wait") ? code : code.worse(await(asked));
  }

  private boolean isForGood() {
    return session.call().has("--no-rollbacks");
  }

  private boolean ask(Stoppable run) throws InterruptedException {
    try {
      run.ask(isForGood());
      String owner = run.owner().isEmpty() ? "" : " of " + run.owner();
      session.events().info("Asked run " + run.run() + owner + " to stop");
      return true;
    } catch (ActivityFailed e) {
      session.events().error("run " + run.run() + " cannot be stopped: " + e.reason());
      return false;
    }
  }

  private ExitCode await(List<Stoppable> asked) throws IOException, InterruptedException {
    boolean good = true;
    while (!asked.isEmpty()) {
      for (Iterator<Stoppable> each = asked.iterator(); each.hasNext(); ) {
        Stoppable run = each.next();
        try {
          if (run.hasEnded()) {
            each.remove();
            good &= say(run);
          }
        } catch (ActivityFailed e) {
          each.remove();
          good = false;
          session.events().error("run " + run.run() + ": " + e.reason());
        }
      }
      if (!asked.isEmpty()) {
        session.world().sleep(PAUSE);
      }
    }
    return ExitCode.good(good);
  }

  /// Whether it left nothing changed that it should not have.
  private boolean say(Stoppable run) {
    for (Remains remains : Wiring.recovery(session).remains()) {
      if (remains.id().equals(run.run())) {
        session.events().warning(remains.sentence(session.world().now()));
        return isForGood();
      }
    }
    session.events().info("run " + run.run() + " has ended");
    return true;
  }
}
