package turbulence.simulator.workload.script;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.workload.Files.Unwritable;
import turbulence.simulator.workload.Shell;

/// What all scripts of one container share: its files, its log, its signals. Shared between
/// threads.
final class Container {
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final int BREATH = 1000;

  private final Shell shell;
  private final boolean trusting;
  private final Disk disk;
  private final Processes processes;
  private final Map<String, Script.Added> added;
  private final AtomicInteger working = new AtomicInteger();
  private volatile String trap = "";
  private volatile boolean asked;

  /// @param program what the image runs when nothing else is said
  Container(Shell shell, String program, boolean trusting, Map<String, Script.Added> added) {
    this.shell = shell;
    this.trusting = trusting;
    this.added = added;
    this.disk = new Disk(shell.files());
    this.processes = new Processes(shell, program);
  }

  Shell shell() {
    return shell;
  }

  /// Whether programs that nobody here knows are believed to exist.
  boolean isTrusting() {
    return trusting;
  }

  /// What the image has besides the usual programs.
  Script.@Nullable Added added(String program) {
    return added.get(program);
  }

  Processes processes() {
    return processes;
  }

  /// What can be read under that name; nothing when there is no such file.
  String text(String path) {
    return processes.file(path).or(() -> disk.text(path)).orElse("");
  }

  Disk disk() {
    return disk;
  }

  /// Writes what the container's program says.
  void write(String text) {
    shell.console().write(text);
  }

  /// Where to write so that it ends up in a file.
  Consumer<String> into(String file, boolean append) throws Unwritable {
    return switch (file) {
      case "/dev/null" -> _ -> {};
      case "/dev/stdout", "/dev/stderr", "/proc/1/fd/1", "/proc/1/fd/2" -> this::write;
      default -> disk.into(file, append, this::write);
    };
  }

  void beside(Shell.Job job) {
    working.incrementAndGet();
    shell.beside(() -> {
      try {
        job.run();
      } finally {
        working.decrementAndGet();
      }
    });
  }

  /// Has that script run when the container is asked to end; an empty one ignores it.
  void trap(String script) {
    trap = script;
    shell.onTermination(() -> asked = true);
  }

  void checkSignals(Interpreter interpreter, Streams streams) throws InterruptedException {
    if (asked && !trap.isEmpty()) {
      asked = false;
      String script = trap;
      int status = interpreter.handle(script, streams);
      if (script.contains("exit")) {
        throw new Leave(Leave.What.SCRIPT, status);
      }
    }
  }

  /// Waits for what runs beside, or for a signal.
  void await() throws InterruptedException {
    while (working.get() > 0 && !asked) {
      shell.sleep(GLANCE);
    }
  }

  /// A loop that never waits must not keep the cluster's clock from going on.
  void breathe(long turns) throws InterruptedException {
    if (turns % BREATH == 0) {
      shell.sleep(Duration.ofMillis(1));
    }
  }
}
