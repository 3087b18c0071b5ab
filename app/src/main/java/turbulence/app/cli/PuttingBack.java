package turbulence.app.cli;

import java.util.List;
import turbulence.app.cli.wizard.Prompt;
import turbulence.app.view.Paper;
import turbulence.experiment.event.Events;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.ledger.Outcome;
import turbulence.experiment.ledger.Recovery;
import turbulence.experiment.ledger.Remains;

/// Shows what runs left changed, asks, puts it back or forgets it, and says what came of it.
///
/// @param recovery who knows and does
record PuttingBack(Session session, Recovery recovery) {

  /// @param named whether somebody asked for certain runs, so that finding none is a failure
  ExitCode perform(Recovery.Choice choice, boolean named) {
    Events events = session.events();
    choice.not().forEach(why -> events.warning(why));
    if (choice.todo().isEmpty()) {
      if (choice.not().isEmpty()) {
        events.info("Nothing to put back");
      }
      return ExitCode.good(!named);
    }
    choice.todo().forEach(remains -> events.info(remains.sentence(session.world().now())));
    if (!session.call().has("--yes") && !isWanted(choice.todo().size())) {
      events.info("Nothing was touched");
      return ExitCode.BAD;
    }
    try {
      return all(choice.todo());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      events.warning("Interrupted; what is not put back yet stays listed");
      return ExitCode.BAD;
    }
  }

  private boolean isWanted(int runs) {
    Prompt prompt = new Prompt(session.world().output().in(), session.out());
    try {
      return prompt.yes(
          forgets()
              ? "Leave this as it is and forget it?"
              : runs == 1 ? "Put this back?" : "Put back all " + runs + "?");
    } catch (Prompt.Ended e) {
      new Paper(session.world().output().err()).line("Nobody answers; --yes goes ahead without.");
      return false;
    }
  }

  private boolean forgets() {
    return session.call().has("--forget");
  }

  private ExitCode all(List<Remains> todo) throws InterruptedException {
    boolean whole = true;
    for (Remains remains : todo) {
      Recovery.Recovered recovered =
          forgets() ? recovery.forget(remains) : recovery.perform(remains);
      say(remains, recovered);
      whole &= recovered.outcome().isWhole();
    }
    return ExitCode.good(whole);
  }

  private void say(Remains remains, Recovery.Recovered recovered) {
    Events events = session.events();
    Outcome outcome = recovered.outcome();
    outcome.restored().forEach(target -> events.info("put back: " + target));
    outcome.already().forEach(target -> events.info("was as before already: " + target));
    outcome.open().forEach(left -> events.error("still changed: " + left));
    if (forgets() && outcome.isWhole()) {
      remains.targets().forEach(target -> events.info("forgotten: " + target));
    } else if (!outcome.isWhole()) {
      events.info("To leave it so: " + OpenRun.command(remains.id()) + " --forget");
    }
    if (recovered.journal() != null) {
      events.info("journal of run " + remains.id() + ": " + recovered.journal());
    }
  }
}
