package turbulence.simulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.kubelet.console.MainConsole;
import turbulence.simulator.workload.Console;
import turbulence.simulator.workload.Files;
import turbulence.simulator.workload.Network;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Space;
import turbulence.simulator.workload.Tree;
import turbulence.simulator.workload.Workload;

/// A container that runs in a test, without a node around it.
public final class OneContainer implements Shell {
  public final List<String> log = new CopyOnWriteArrayList<>();
  public final Outlet network;
  private final MainConsole console;
  private final Files files;
  private final Stage stage;
  private final String ip;
  private final Map<String, String> environment;
  private final List<String> command;
  private final List<Integer> ports;
  private List<String> arguments = List.of();
  private final SplittableRandom random = new SplittableRandom(1);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private Shell.Program exec = _ -> Ran.OK;
  private @Nullable Runnable termination;
  private boolean ignoring;
  private volatile @Nullable Integer status;

  public OneContainer(
      Stage stage,
      String ip,
      Map<String, String> environment,
      List<String> command,
      List<Integer> ports) {
    this.stage = stage;
    this.ip = ip;
    this.environment = environment;
    this.command = command;
    this.ports = ports;
    this.console = new MainConsole(stage.timeline, JsonObject.EMPTY, log::add);
    this.network = stage.wires.networkOf("shop", ip);
    this.files = new Tree(stage.timeline, new Space(1 << 20), 1 << 20);
  }

  public OneContainer with(String... words) {
    arguments = List.of(words);
    return this;
  }

  public void start(Workload workload) {
    stage.timeline.soon(() -> workload.start(this));
    stage.timeline.settle();
  }

  /// Null while it runs.
  public @Nullable Integer status() {
    return status;
  }

  /// Asks it to end, and kills it after 30 seconds.
  @Override
  public void terminate() {
    Runnable task = termination;
    if (task != null) {
      stage.timeline.soon(task);
    } else if (!ignoring) {
      exit(143);
    }
    stage.timeline.after(Duration.ofSeconds(30), () -> exit(137));
    stage.timeline.settle();
  }

  @Override
  public Console console() {
    return console;
  }

  public Ran exec(String... words) {
    Ran[] ran = new Ran[1];
    stage.timeline.beside(() -> {
      try {
        ran[0] = exec.run(List.of(words));
      } catch (InterruptedException | NotFound e) {
        throw new AssertionError(e);
      }
    });
    stage.timeline.settle();
    return ran[0];
  }

  @Override
  public List<String> command() {
    return command;
  }

  @Override
  public List<String> arguments() {
    return arguments;
  }

  @Override
  public List<Integer> ports() {
    return ports;
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public Files files() {
    return files;
  }

  @Override
  public Place place() {
    return new Place("shop", "pod-" + ip, "main", "node-1", ip);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Instant now() {
    return stage.timeline.instant();
  }

  @Override
  public void print(String line) {
    console.write(line + "\n");
  }

  @Override
  public void listen(int port, Service service) {
    stage.wires.open(ip, port, service);
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public void after(Duration delay, Runnable task) {
    stage.timeline.after(
        delay,
        () -> {
          if (status == null) {
            task.run();
          }
        });
  }

  @Override
  public void beside(Job job) {
    stage.timeline.beside(() -> {
      threads.add(Thread.currentThread());
      try {
        job.run();
      } catch (InterruptedException ended) {
        threads.clear();
      } finally {
        threads.remove(Thread.currentThread());
      }
    });
  }

  @Override
  public void sleep(Duration howLong) throws InterruptedException {
    stage.timeline.sleep(howLong);
  }

  @Override
  public void onTermination(Runnable task) {
    termination = task;
  }

  @Override
  public void ignoreTermination() {
    ignoring = true;
  }

  @Override
  public void onExec(Program program) {
    exec = program;
  }

  @Override
  public void exit(int code) {
    if (status == null) {
      console.end();
      status = code;
      network.close();
      stage.wires.close(ip);
      threads.stream().filter(t -> !t.equals(Thread.currentThread())).forEach(Thread::interrupt);
    }
  }
}
