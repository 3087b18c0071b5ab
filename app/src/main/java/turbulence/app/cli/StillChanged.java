package turbulence.app.cli;

import turbulence.experiment.event.Event;
import turbulence.experiment.ledger.OpenRun;
import turbulence.experiment.ledger.Recovery;
import turbulence.experiment.ledger.Remains;

/// What the run of this very process has changed and not put back, as its ledger says.
final class StillChanged {
  private StillChanged() {}

  static void say(Session session) {
    Recovery recovery = Wiring.recovery(session);
    for (Remains remains : recovery.remains()) {
      if (remains.header() != null && remains.header().pid() == ProcessHandle.current().pid()) {
        String command = OpenRun.command(remains.id());
        for (String target : remains.targets()) {
          session.events().warning("Still changed: " + target + ". Put back with: " + command);
          session.events().tell(new Event.StillChanged(target, command));
        }
      }
    }
  }
}
