package turbulence.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.console.MainConsole;
import turbulence.simulator.traffic.Outlet;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Console;
import turbulence.simulator.workload.Files;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Network;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Workload;

/// One instance of a container: the program in it, until it ends.
final class Program implements Shell {
  private static final int BY_REQUEST = 143;
  private static final int BY_FORCE = 137;
  private static final int CRASHED = 2;

  private final Site site;
  private final Start start;
  private final LogBuffer log;
  private final IntConsumer whenOver;
  private final Ports ports;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final RandomGenerator random;
  private volatile @Nullable MainConsole console;
  private volatile @Nullable Outlet outlet;
  private volatile @Nullable Runnable onTermination;
  private volatile Shell.@Nullable Program onExec;
  private volatile boolean stubborn;
  private volatile boolean over;

  /// What a container is started with.
  ///
  /// @param spec what the pod says of the container
  record Start(
      Place place,
      List<String> command,
      List<String> arguments,
      List<Integer> ports,
      Map<String, String> environment,
      Files files,
      JsonObject spec) {}

  /// @param whenOver told the exit status, once, on the control plane's thread
  Program(Site site, Start start, LogBuffer log, Ports ports, IntConsumer whenOver) {
    this.site = site;
    this.start = start;
    this.log = log;
    this.ports = ports;
    this.whenOver = whenOver;
    this.random = new Random(site.means().random().nextLong());
  }

  void begin(Workload workload) {
    try {
      workload.start(this);
    } catch (RuntimeException mistake) {
      crash(mistake);
    }
  }

  private void crash(Throwable mistake) {
    print("panic: " + mistake);
    exit(CRASHED);
  }

  /// SIGTERM.
  @Override
  public void terminate() {
    Runnable task = onTermination;
    if (task != null) {
      try {
        task.run();
      } catch (RuntimeException mistake) {
        crash(mistake);
      }
    } else if (!stubborn) {
      exit(BY_REQUEST);
    }
  }

  /// SIGKILL.
  void kill() {
    exit(BY_FORCE);
  }

  @Override
  public void exit(int status) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    ports.closeAll(this);
    Outlet connections = outlet;
    if (connections != null) {
      connections.close();
    }
    threads.forEach(site.means().timeline()::interrupt);
    MainConsole used = console;
    if (used != null) {
      used.end();
    }
    log.end();
    site.means().timeline().soon(() -> whenOver.accept(status));
  }

  boolean isOver() {
    return over;
  }

  /// Runs a command in the container, on the caller's thread; its exit status.
  int execute(List<String> command, Console at) throws InterruptedException, NotFound {
    Shell.Program program = onExec;
    if (program == null) {
      return 0;
    }
    threads.add(Thread.currentThread());
    try {
      if (over) {
        throw new InterruptedException("the container has ended");
      }
      return program.run(command, at);
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  @Override
  public List<String> command() {
    return start.command;
  }

  @Override
  public List<String> arguments() {
    return start.arguments;
  }

  @Override
  public String workingDirectory() {
    return Trees.text(start.spec, "workingDir");
  }

  @Override
  public List<Integer> ports() {
    return start.ports;
  }

  @Override
  public Map<String, String> environment() {
    return start.environment;
  }

  @Override
  public Files files() {
    return start.files;
  }

  @Override
  public Place place() {
    return start.place;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Instant now() {
    return site.means().timeline().instant();
  }

  @Override
  public void print(String line) {
    MainConsole used = console;
    if (used != null) {
      used.write(line + "\n");
    } else if (!over) {
      note(line);
    }
  }

  private void note(String line) {
    log.add(now(), line);
  }

  /// Made when it is needed, because most containers only print.
  @Override
  public synchronized MainConsole console() {
    MainConsole known = console;
    if (known == null) {
      known = new MainConsole(site.means().timeline(), start.spec, this::note);
      console = known;
      if (over) {
        known.end();
      }
    }
    return known;
  }

  @Override
  public void listen(int port, Service service) {
    synchronized (this) {
      if (over) {
        return;
      }
    }
    ports.open(this, port, request -> served(service, request));
  }

  private Service.Response served(Service service, Service.Request request)
      throws InterruptedException, Service.Unreachable {
    if (over) {
      throw new Service.Unreachable("connect: connection refused");
    }
    try {
      return service.answer(request);
    } catch (RuntimeException mistake) {
      print("panic serving " + request.target() + ": " + mistake);
      return new Service.Response(500, Headers.NONE, Body.EMPTY);
    }
  }

  @Override
  public synchronized Network network() {
    Outlet open = outlet;
    if (open == null) {
      open = site.wires().networkOf(start.place.namespace(), start.place.podIp());
      outlet = open;
    }
    return open;
  }

  @Override
  public void after(Duration delay, Runnable task) {
    site.means()
        .timeline()
        .after(
            delay,
            () -> {
              if (!over) {
                guarded(task);
              }
            });
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException mistake) {
      crash(mistake);
    }
  }

  @Override
  public void beside(Job job) {
    site.means().timeline().beside(() -> work(job));
  }

  private void work(Job job) {
    threads.add(Thread.currentThread());
    try {
      if (!over) {
        job.run();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException mistake) {
      crash(mistake);
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  @Override
  public void sleep(Duration howLong) throws InterruptedException {
    site.means().timeline().sleep(howLong);
  }

  @Override
  public void onTermination(Runnable task) {
    onTermination = task;
  }

  @Override
  public void ignoreTermination() {
    stubborn = true;
  }

  @Override
  public void onExec(Shell.Program program) {
    onExec = program;
  }
}
