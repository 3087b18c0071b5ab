package turbulence.faults.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.Breakable;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.world.FakeWorld;
import turbulence.experiment.world.Sleeper;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Patience;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.breaking.Breaking;
import turbulence.simulator.breaking.Requests;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// Scenarios of a simulated cluster, to be broken.
public final class SimulatedCluster implements Breakable {
  private static final String[] WRITES = {
    "create", "update", "patch", "delete", "deletecollection"
  };
  private static final List<String> LASTING =
      List.of(
          "nodes",
          "namespaces",
          "deployments.apps",
          "statefulsets.apps",
          "daemonsets.apps",
          "services",
          "configmaps",
          "secrets",
          "ingresses.networking.k8s.io",
          "networkpolicies.networking.k8s.io",
          "poddisruptionbudgets.policy");

  /// From where people start the program, so that examples find the files that they name.
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /// How often a DaemonSet's template was changed, which an API counts by itself.
  private static final String COUNTED = "deprecated.daemonset.template.generation";

  private static final int SOME_BYTES = 20;
  private static final Duration LATER = Duration.ofSeconds(2);

  private final Simulator simulator;
  private final List<Break> written;
  private final Path folder;
  private List<Break> broken;

  private SimulatedCluster(Simulator simulator, Path folder) {
    this.simulator = simulator;
    this.folder = folder;
    this.written = each(Calls.WRITES, requests -> requests.delay(Duration.ZERO));
    this.broken = written;
  }

  public static SimulatedCluster open(Path folder, List<String> scenarios) throws IOException {
    Scenario wanted = Simulator.builder().handDriven();
    for (String scenario : scenarios) {
      wanted =
          scenario.endsWith(".yaml")
              ? wanted.with(ROOT.resolve(scenario))
              : wanted.builtIn(scenario);
    }
    Simulator simulator = wanted.start();
    List<String> missing = simulator.awaitReady(Duration.ofMinutes(2));
    if (!missing.isEmpty()) {
      throw new AssertionError(missing);
    }
    Path place = Files.createTempDirectory(folder, "cluster");
    simulator.writeKubeconfig(place.resolve("config"));
    return new SimulatedCluster(simulator, place);
  }

  void apply(String yaml) {
    simulator.apply(yaml);
    simulator.advance(Duration.ofSeconds(10));
  }

  /// Each has a time of its own: nobody who still has a word to say in one holds up another.
  @Override
  public Scope scope() {
    World world =
        new FakeWorld()
            .world(
                ROOT,
                Map.of(
                    "HOME", folder.toString(),
                    "KUBECONFIG", folder.resolve("config").toString(),
                    "INGRESS_HOST", simulator.gateway()));
    return new TestScope()
        .in(
            new World(
                world.clock(),
                world.nanos(),
                world.random(),
                new Passing(world.sleeper()),
                world.environment(),
                world.root(),
                world.dial(),
                world.output()));
  }

  /// The time of the cluster passes while a step sleeps.
  private final class Passing implements Sleeper {
    private final Sleeper sleeper;

    Passing(Sleeper sleeper) {
      this.sleeper = sleeper;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      sleeper.sleep(duration);
      simulator.advance(duration);
    }

    @Override
    public void atWork(Thread thread) {
      sleeper.atWork(thread);
    }

    @Override
    public void atRest(Thread thread) {
      sleeper.atRest(thread);
    }
  }

  @Override
  public Scope scope(Duration patience) throws Exception {
    Scope scope = scope();
    Patience.limit(scope, patience);
    return scope;
  }

  /// Who runs a command in a container writes, too, although a WebSocket is asked for by GET.
  private List<Break> each(Calls which, Function<Requests, Break> harm) {
    Breaking breaking = simulator.breaking();
    return which == Calls.WRITES
        ? List.of(harm.apply(breaking.on(WRITES)), harm.apply(breaking.on("get").of("pods/exec")))
        : List.of(harm.apply(breaking.on()));
  }

  @Override
  public void refuse(Calls which, int code) {
    broken =
        each(which, requests -> code == 429 ? requests.refuse(code, LATER) : requests.refuse(code));
  }

  @Override
  public void hang(Calls which) {
    broken = each(which, Requests::hang);
  }

  @Override
  public void cut(int firstOnes, boolean done) {
    broken =
        each(
            Calls.WRITES,
            requests -> {
              Requests later = requests.past(firstOnes);
              return done ? later.cutAfter(SOME_BYTES) : later.cut();
            });
  }

  @Override
  public boolean isHit() {
    return broken.stream().anyMatch(each -> each.strikes() > 0);
  }

  @Override
  public void mend() {
    broken.forEach(Break::mend);
  }

  @Override
  public long writes() {
    return written.stream().mapToLong(Break::strikes).sum();
  }

  /// Pods and replica sets come and go by themselves.
  @Override
  public Json snapshot() {
    simulator.advance(Duration.ofMinutes(1));
    List<JsonObject> objects = new ArrayList<>();
    List<String> kinds = new ArrayList<>(LASTING);
    for (JsonObject custom : simulator.list("customresourcedefinitions", "")) {
      kinds.add(custom.object("metadata").text("name").orElseThrow());
    }
    for (String kind : kinds) {
      for (JsonObject object : simulator.list(kind, "")) {
        JsonObject metadata = object.object("metadata");
        objects.add(
            JsonObject.builder()
                .put("kind", kind)
                .put("namespace", metadata.text("namespace").orElse(""))
                .put("name", metadata.text("name").orElse(""))
                .put("labels", metadata.object("labels"))
                .put("annotations", metadata.object("annotations").without(COUNTED))
                .put("spec", withoutOff(object.object("spec")))
                .put("data", object.object("data"))
                .build());
      }
    }
    return JsonArray.from(objects);
  }

  /// A flag that is off is none to a real API, which the simulated one keeps.
  private static JsonObject withoutOff(JsonObject spec) {
    return spec.get("unschedulable") == JsonBool.FALSE ? spec.without("unschedulable") : spec;
  }

  @Override
  public void close() {
    simulator.close();
    if (!simulator.mistakes().isEmpty()) {
      throw new AssertionError(
          "a mistake of the simulator itself", simulator.mistakes().getFirst());
    }
  }
}
