package turbulence.simulator.workload.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.workload.Console;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Transcript;

/// Command lines run in a container: as its program, or beside it.
public final class Script implements Shell.Program {
  private static final int INTERRUPTED = 130;

  private final Shell shell;
  private final boolean trusting;
  private Map<String, Added> added = Map.of();
  private String program = "sh";
  private @Nullable Container container;

  private Script(Shell shell, boolean trusting) {
    this.shell = shell;
    this.trusting = trusting;
  }

  /// Made when it is needed, because most containers never run a command.
  private synchronized Container container() {
    Container known = container;
    if (known == null) {
      known = new Container(shell, program, trusting, added);
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

  /// The same where the image runs that program when nothing else is said. Said before anything
  /// runs.
  public synchronized Script called(String name) {
    program = name;
    return this;
  }

  /// The same where there are programs besides the usual ones. Said before anything runs.
  public synchronized Script knowing(Set<String> names, Added program) {
    Map<String, Added> more = new HashMap<>(added);
    names.forEach(name -> more.put(name, program));
    added = Map.copyOf(more);
    return this;
  }

  /// A program of an image: run on a thread that may block, many at a time.
  @FunctionalInterface
  public interface Added {
    /// The exit status of that command line, whose first word is the program.
    int run(List<String> words, Surroundings at) throws InterruptedException;
  }

  /// Where a program is called.
  ///
  /// @param output takes text, not only whole lines
  public record Surroundings(
      Map<String, String> environment, String directory, Consumer<String> output) {}

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
