package turbulence.simulator.workload.script;

import java.util.List;
import turbulence.simulator.workload.Shell;

/// Command lines run in a container: as its program, or beside it.
public final class Script implements Shell.Program {
  private final Shell shell;
  private final Container container;

  private Script(Shell shell, boolean trusting) {
    this.shell = shell;
    this.container = new Container(shell, trusting);
  }

  /// Where command lines of that container run; they share its files.
  public static Script in(Shell shell) {
    return new Script(shell, false);
  }

  /// The same where nobody knows which programs there are: those that this package does not know are
  /// believed to run for ever.
  public static Script trusting(Shell shell) {
    return new Script(shell, true);
  }

  /// Makes the command line the container's program. As the first process of a container it does not
  /// end when asked to, unless it traps the signal.
  public void start(List<String> words) {
    shell.ignoreTermination();
    shell.beside(
        () -> {
          Interpreter interpreter = new Interpreter(container, shell.environment(), 0);
          Streams log = new Streams("", container::write, container::write);
          int status = interpreter.execute(words, log);
          container.flush();
          shell.exit(status);
        });
  }

  @Override
  public Shell.Ran run(List<String> command) throws InterruptedException {
    StringBuilder output = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    Interpreter interpreter = new Interpreter(container, shell.environment(), 0);
    int status =
        command.isEmpty()
            ? 0
            : interpreter.execute(command, new Streams("", output::append, errors::append));
    return new Shell.Ran(status, output.toString(), errors.toString());
  }
}
