package turbulence.app.cli;

import java.util.List;
import turbulence.app.cli.option.Misuse;
import turbulence.experiment.ledger.Recovery;

/// Puts back what one run left changed.
final class UndoCommand implements Task {
  @Override
  public ExitCode perform(Session session) throws Misuse {
    String run = session.call().argument("RUN").orElse("");
    boolean last = session.call().has("--last");
    if (run.isEmpty() != last) {
      throw session.call().misuse("Name a run, or give --last.");
    }
    Recovery recovery = Wiring.recovery(session);
    boolean here = recovery.remains().stream().anyMatch(it -> it.id().startsWith(run));
    try {
      if (!last && !here) {
        recovery.lookAbroad();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.BAD;
    }
    Recovery.Choice choice = last ? recovery.last() : recovery.named(List.of(run));
    return new PuttingBack(session, recovery).perform(choice, true);
  }
}
