package turbulence.app.cli;

import turbulence.app.cli.option.Completion;

/// Prints the script that completes command lines.
final class CompletionCommand implements Task {
  @Override
  public ExitCode perform(Session session) {
    String shell = session.call().argument("SHELL").orElse("");
    session.out().print(Completion.script(shell, session.call().path().getFirst()));
    return ExitCode.GOOD;
  }
}
