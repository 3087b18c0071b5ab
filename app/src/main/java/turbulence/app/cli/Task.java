package turbulence.app.cli;

import turbulence.app.cli.option.Misuse;

/// What a command does.
@FunctionalInterface
interface Task {
  ExitCode perform(Session session) throws Misuse;
}
