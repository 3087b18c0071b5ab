package turbulence.app.cli;

/// Puts back what runs that died left changed.
final class RecoverCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    session.events().info("Nothing to put back");
    return ExitCode.GOOD;
  }
}
