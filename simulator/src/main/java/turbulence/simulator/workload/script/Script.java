package turbulence.simulator.workload.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.workload.Console;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Transcript;

/// Command lines run in a container: as its program, or beside it.
public final class Script implements Shell.Program {
  private static final int INTERRUPTED = 130;

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
      Console console = shell.console();
      console.obey();
      shell.exit(status(interpreter, words, console));
    });
  }

  @Override
  public Shell.Ran run(List<String> command) throws InterruptedException, Shell.NotFound {
    Transcript transcript = new Transcript();
    return transcript.ended(run(command, transcript));
  }

  @Override
  public int run(List<String> command, Console console)
      throws InterruptedException, Shell.NotFound {
    if (command.isEmpty() || !Programs.isExecutable(command.getFirst(), container())) {
      throw Shell.NotFound.of(command);
    }
    Interpreter interpreter = new Interpreter(container(), shell.environment(), 0);
    return status(interpreter, command, console);
  }

  private static int status(Interpreter interpreter, List<String> command, Console console)
      throws InterruptedException {
    try {
      return interpreter.execute(command, Streams.of(console));
    } catch (InterruptedException stop) {
      if (console.wasInterrupted()) {
        return INTERRUPTED;
      }
      throw stop;
    }
  }
}
