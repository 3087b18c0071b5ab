package turbulence.app.cli;

/// What the run of this very process has changed and not put back.
final class StillChanged {
  private StillChanged() {}

  static void say(Session session) {
    session.events().debug("asking what is still changed");
  }
}
