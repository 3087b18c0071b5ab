package turbulence.app.cli;

import java.util.List;
import turbulence.app.cli.option.Misuse;
import turbulence.experiment.ledger.Recovery;
import turbulence.experiment.ledger.Remains;

/// Puts back what runs that died left changed, or only names them.
final class RecoverCommand implements Task {
  @Override
  public ExitCode perform(Session session) throws Misuse {
    List<String> runs = session.call().arguments("RUN");
    boolean lists = session.call().has("--list");
    if (lists && !runs.isEmpty()) {
      throw session.call().misuse("--list names every run, so none can be given.");
    }
    Recovery recovery = Wiring.recovery(session);
    try {
      recovery.lookAbroad();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.BAD;
    }
    if (lists) {
      return list(session, recovery);
    }
    Recovery.Choice choice = runs.isEmpty() ? recovery.toRecover() : recovery.named(runs);
    return new PuttingBack(session, recovery).perform(choice, !runs.isEmpty());
  }

  private static ExitCode list(Session session, Recovery recovery) {
    List<Remains> all = recovery.remains();
    for (Remains remains : all) {
      session.events().info(remains.sentence(session.world().now()));
    }
    if (all.isEmpty()) {
      session.events().info("No run is under way or has left anything changed");
    }
    return ExitCode.GOOD;
  }
}
