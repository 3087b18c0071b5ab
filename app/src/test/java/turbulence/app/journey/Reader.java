package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import turbulence.app.cli.Face;
import turbulence.app.cli.Host;
import turbulence.app.cli.OurImages;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Manifests;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// Somebody who goes through the book in its folder, with a cluster of one node and the program
/// called `chaos`. The program runs in this process, and no time is lost by waiting.
final class Reader implements BeforeEachCallback, AfterEachCallback {
  static final String NAMESPACE = "go-demo-8";

  private final int nodes;
  private final UnaryOperator<Scenario> cluster;

  private @Nullable Long seed;
  private Simulator simulator;
  private SimulatedTime time;
  private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  Reader() {
    this(1);
  }

  /// A reader whose cluster has so many nodes.
  Reader(int nodes) {
    this(nodes, scenario -> scenario);
  }

  /// A reader in whose cluster these are set up already.
  Reader(int nodes, List<String> scenarios) {
    this(nodes, scenario -> furnished(scenario, scenarios));
  }

  private static Scenario furnished(Scenario scenario, List<String> scenarios) {
    Scenario furnished = scenario;
    for (String name : scenarios) {
      furnished = furnished.builtIn(name);
    }
    return furnished;
  }

  private Reader(int nodes, UnaryOperator<Scenario> cluster) {
    this.nodes = nodes;
    this.cluster = cluster;
  }

  /// A reader in whose cluster Istio is installed, and whose mesh draws from that seed.
  static Reader withIstio(long seed) {
    Reader reader = new Reader(1, scenario -> scenario.builtIn("istio"));
    reader.seed = seed;
    return reader;
  }

  /// The same with a new cluster, whose mesh draws from another seed.
  void startsOver(long other) throws IOException {
    close();
    seed = other;
    open();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    open();
  }

  private void open() throws IOException {
    Scenario bare = Simulator.builder().nodes(nodes).acceptRetiredVersions().handDriven();
    Scenario described = cluster.apply(bare);
    Scenario scenario = seed == null ? described : described.seed(seed);
    simulator = OurImages.in(scenario, SystemWorld.create().dial()).start();
    simulator.apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}");
    time = new SimulatedTime(simulator);
    folder = BookFolder.make();
    simulator.writeKubeconfig(folder.resolve("kubeconfig"));
    environment.put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    environment.put("HOME", folder.resolve("home").toString());
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    close();
  }

  private void close() throws IOException {
    simulator.close();
    BookFolder.remove(folder);
    assertThat(simulator.mistakes()).isEmpty();
  }

  Simulator simulator() {
    return simulator;
  }

  /// What `export INGRESS_HOST=...` does once an Ingress controller is there.
  void exportsTheIngressHost() {
    environment.put("INGRESS_HOST", simulator.gateway());
  }

  /// What `export ...=...` does.
  void exports(String name, String value) {
    environment.put(name, value);
  }

  /// What `chaos` says.
  Told chaos(String words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream paper = new PrintStream(printed, true, StandardCharsets.UTF_8);
    int code = new Turbulence(Face.CHAOS, world(paper), Host.NONE).run(words.split(" "));
    return Told.of(code, printed.toString(StandardCharsets.UTF_8));
  }

  private World world(PrintStream paper) {
    return new World(
        time::now,
        time::nanos,
        new Random(7),
        time,
        environment,
        folder,
        new PassingTime(simulator, time, SystemWorld.create().dial()),
        new Output(InputStream.nullInputStream(), paper, paper, false, false));
  }

  /// What `curl --include -H "Host: ..." http://$INGRESS_HOST/...` prints.
  String curl(String host, String path) {
    String[] gateway = simulator.gateway().split(":");
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(gateway[0], Integer.parseInt(gateway[1]))) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What `kubectl --namespace go-demo-8 apply --filename` does.
  void applies(String manifests) {
    applies(manifests, NAMESPACE);
  }

  /// What `kubectl --namespace ... apply --filename` does.
  void applies(String manifests, String namespace) {
    simulator.apply(Manifests.read(List.of(folder.resolve(manifests))).in(namespace));
    simulator.settle();
  }

  /// The same with a manifest that is typed.
  void appliesText(String manifest) {
    simulator.apply(Manifests.of("typed", manifest).in(NAMESPACE));
    simulator.settle();
  }

  /// What `kubectl --namespace go-demo-8 rollout status deployment` waits for.
  void waitsForRollout() {
    waits("a rollout", () -> simulator.missing().isEmpty());
  }

  /// Waits until a pod with that label is as it shall be, and there is no other one.
  void waitsForPod(String app, Predicate<JsonObject> state) {
    waits("a pod of " + app, () -> pods(app).size() == 1 && state.test(pods(app).getFirst()));
  }

  /// Waits until so many pods with that label are there, all of them ready.
  void waitsForPods(String app, int count) {
    waits(
        count + " pods of " + app,
        () -> pods(app).size() == count && pods(app).stream().allMatch(Reader::isReady));
  }

  /// What `kubectl --namespace go-demo-8 delete pods --selector` does.
  void restarts(String app) {
    pods(app).forEach(pod -> simulator.delete("pod", NAMESPACE, name(pod)));
    simulator.settle();
  }

  /// Waits until so many pods with that label have ended, and gives the last of them.
  JsonObject waitsForEnds(String namespace, String app, int count) {
    waits("the end of pods of " + app, () -> ended(namespace, app).size() == count);
    return ended(namespace, app).getLast();
  }

  private List<JsonObject> ended(String namespace, String app) {
    return simulator.list("pods", namespace, "app=" + app).stream()
        .filter(pod -> phase(pod).equals("Succeeded") || phase(pod).equals("Failed"))
        .sorted(
            Comparator.comparing(
                (JsonObject pod) -> pod.object("status").text("startTime").orElse("")))
        .toList();
  }

  /// What `kubectl logs` prints of a pod, as it was told.
  Told logs(JsonObject pod) {
    int code = -1;
    for (Json each : pod.object("status").array("containerStatuses")) {
      JsonObject ended = ((JsonObject) each).object("state").object("terminated");
      code = ended.find("exitCode").map(Object::toString).map(Integer::parseInt).orElse(-1);
    }
    String namespace = pod.object("metadata").text("namespace").orElse("");
    return Told.of(code, String.join("\n", simulator.log(namespace, name(pod), ""))).plainly();
  }

  void waitsUntilGone(String app) {
    waits("no pod of " + app, () -> pods(app).isEmpty());
  }

  void waits(String what, BooleanSupplier condition) {
    assertThat(simulator.await(condition, Duration.ofMinutes(6))).as(what).isTrue();
  }

  List<JsonObject> pods(String app) {
    return simulator.list("pods", NAMESPACE, "app=" + app);
  }

  static boolean isReady(JsonObject pod) {
    return condition(pod, "Ready").equals("True");
  }

  static boolean isTerminating(JsonObject pod) {
    return pod.object("metadata").has("deletionTimestamp");
  }

  static String phase(JsonObject pod) {
    return pod.object("status").text("phase").orElse("");
  }

  static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  /// The status of a condition, empty when there is none of that type.
  static String condition(JsonObject pod, String type) {
    for (Json each : pod.object("status").array("conditions")) {
      if (each instanceof JsonObject condition && condition.text("type").orElse("").equals(type)) {
        return condition.text("status").orElse("");
      }
    }
    return "";
  }

  /// The journal of the last run.
  String journal() {
    try {
      return Files.readString(folder.resolve("journal.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
