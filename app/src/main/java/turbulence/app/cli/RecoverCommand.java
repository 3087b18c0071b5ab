package turbulence.app.cli;

import java.util.List;
import turbulence.experiment.ledger.Recovery;

/// Puts back what runs that died left changed.
final class RecoverCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    List<String> runs = session.call().arguments("RUN");
    Recovery recovery = Wiring.recovery(session);
    try {
      recovery.lookAbroad();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.BAD;
    }
    Recovery.Choice choice = runs.isEmpty() ? recovery.toRecover() : recovery.named(runs);
    return new PuttingBack(session, recovery).perform(choice, !runs.isEmpty());
  }
}
