package turbulence.app.pod;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import turbulence.app.pod.CommandLine.Signals;
import turbulence.app.pod.files.ContainerFileSystem;
import turbulence.experiment.world.Dial;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.World;
import turbulence.simulator.workload.Shell;

/// One run of our program in a container: a process that Java has no word for. Its threads are
/// ours, so a kill takes away all that it could do harm with, and the rest ends by itself. Shared
/// between threads.
final class Process {
  private static final Duration BEAT = Duration.ofMillis(250);
  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Shell shell;
  private final CommandLine program;
  private final Call call;
  private final IntConsumer whenOver;
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private final Thread main;
  private final PodTime time;
  private final PodDial dial;
  private final ContainerFileSystem files;
  private final LogLines log;
  private volatile @Nullable Integer code;
  private volatile boolean finished;

  /// @param whenOver told the exit code
  Process(Shell shell, CommandLine program, Dial real, Call call, IntConsumer whenOver) {
    this.shell = shell;
    this.program = program;
    this.call = call;
    this.whenOver = whenOver;
    this.main = Thread.ofVirtual().name("program in " + shell.place().pod()).unstarted(this::work);
    this.time = new PodTime(shell, main);
    this.dial = new PodDial(shell, time, real);
    this.files = new ContainerFileSystem(shell.files(), call.directory());
    this.log = new LogLines(call.log());
  }

  /// What the process was started with.
  ///
  /// @param called the name of the program
  /// @param directory that it starts in
  /// @param log where its lines go
  record Call(
      String called,
      List<String> words,
      Map<String, String> environment,
      String directory,
      Consumer<String> log) {}

  /// Runs it to its end, and gives its exit code; an interrupt kills it.
  int run() throws InterruptedException {
    time.atWork(main);
    main.start();
    try {
      Integer status = code;
      while (status == null) {
        shell.sleep(BEAT);
        status = code;
      }
      return status;
    } catch (InterruptedException end) {
      kill();
      throw end;
    }
  }

  /// Tells it SIGTERM; one that does not listen yet ends at once.
  void terminate(Runnable otherwise) {
    Consumer<String> listener = listeners.get("TERM");
    if (listener == null) {
      otherwise.run();
      return;
    }
    shell.beside(() -> {
      listener.accept("TERM");
      time.look();
    });
  }

  private void kill() {
    if (finished) {
      return;
    }
    files.close();
    dial.end();
    time.end();
    Consumer<String> listener = listeners.get("TERM");
    if (listener != null) {
      listener.accept("TERM");
    }
    main.interrupt();
  }

  private void work() {
    try (PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      Signals signals = new Signals(listeners::put, this::ended);
      int status = program.run(call.called, call.words, world(out), signals);
      finished = true;
      ended(status);
    } finally {
      time.atRest(main);
    }
  }

  private void ended(int status) {
    log.close();
    code = status;
    whenOver.accept(status);
  }

  private World world(PrintStream out) {
    Map<String, String> environment = new HashMap<>(call.environment);
    environment.putIfAbsent("HOME", "/root");
    environment.putIfAbsent("PATH", USUAL_PATH);
    return new World(
        time::now,
        time::nanos,
        new Random(shell.random().nextLong()),
        time,
        environment,
        files.root(),
        dial,
        new Output(InputStream.nullInputStream(), out, out, false, false));
  }
}
