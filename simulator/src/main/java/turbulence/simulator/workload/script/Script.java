package turbulence.simulator.workload.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.workload.Shell;

/// Command lines run in a container: as its program, or beside it.
public final class Script implements Shell.Program {
  private final Shell shell;
  private final boolean trusting;
  private @Nullable Container container;

  private Script(Shell shell, boolean trusting) {
    this.shell = shell;
    this.trusting = trusting;
  }

  /// Made when it is needed, because most containers never run a command.
  private synchronized Container container() {
    Container known = container;
    if (known == null) {
      known = new Container(shell, trusting);
      container = known;
    }
    return known;
  }

  /// Where command lines of that container run; they share its files.
  public static Script in(Shell shell) {
    return new Script(shell, false);
  }

  /// The same where nobody knows which programs there are: those that this package does not know
  /// are believed to run for ever.
  public static Script trusting(Shell shell) {
    return new Script(shell, true);
  }

  /// Makes the command line the container's program. As the first process of a container it does
  /// not end when asked to, unless it traps the signal.
  public void start(List<String> words) {
    shell.ignoreTermination();
    shell.beside(() -> {
      Container here = container();
      Interpreter interpreter = new Interpreter(here, shell.environment(), 0);
      int status = interpreter.execute(words, new Streams("", here::write, here::write));
      here.flush();
      shell.exit(status);
    });
  }

  @Override
  public Shell.Ran run(List<String> command) throws InterruptedException {
    StringBuilder output = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    Interpreter interpreter = new Interpreter(container(), shell.environment(), 0);
    int status =
        command.isEmpty()
            ? 0
            : interpreter.execute(command, new Streams("", output::append, errors::append));
    return new Shell.Ran(status, output.toString(), errors.toString());
  }
}
