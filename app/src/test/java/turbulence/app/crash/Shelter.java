package turbulence.app.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;
import turbulence.simulator.scenario.Sketch;

/// A simulated cluster, what undo has to bring back of it, and an experiment that changes it.
final class Shelter implements AutoCloseable {
  private static final String SCALE =
      """
      {"type": "action", "name": "scale", "provider": {"type": "python",
       "module": "chaosk8s.deployment.actions", "func": "scale_deployment",
       "arguments": {"name": "web", "replicas": 1}}}\
      """;
  static final String CORDON =
      """
      {"type": "action", "name": "cordon", "provider": {"type": "python",
       "module": "chaosk8s.node.actions", "func": "cordon_node",
       "arguments": {"name": "node-0"}}}\
      """;

  private final Simulator simulator;
  private final Path folder;
  private final JsonArray before;

  private Shelter(Simulator simulator, Path folder) {
    this.simulator = simulator;
    this.folder = folder;
    this.before = essence();
  }

  static Shelter open(Path folder) throws IOException {
    Simulator simulator = Simulator.with(Sketch.deployment("web").replicas(3)).speed(20).start();
    simulator.awaitReady(Duration.ofMinutes(2));
    Files.createDirectories(folder);
    simulator.writeKubeconfig(folder.resolve("kubeconfig"));
    return new Shelter(simulator, folder);
  }

  Simulator simulator() {
    return simulator;
  }

  /// A home with an experiment `exp.json` that scales and cordons.
  Dying home(String name) throws IOException {
    return home(name, SCALE + "," + CORDON, "");
  }

  Dying home(String name, String method, String rollbacks) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        home.resolve("exp.json"),
        "{\"title\": \"t\", \"description\": \"d\", \"method\": ["
            + method
            + "], \"rollbacks\": ["
            + rollbacks
            + "]}");
    return new Dying(home, environment(home));
  }

  static String scale(int replicas) {
    return SCALE.replace("\"replicas\": 1", "\"replicas\": " + replicas);
  }

  Map<String, String> environment(Path home) {
    return Map.of(
        "HOME", home.toString(),
        "TURBULENCE_HOME", home.resolve("own").toString(),
        "KUBECONFIG", folder.resolve("kubeconfig").toString(),
        "PATH", "/usr/bin:/bin");
  }

  /// Whether everything is as it was: a taint that comes and goes with a cordon does so later.
  boolean isAsBefore() {
    return simulator.await(() -> essence().equals(before), Duration.ofSeconds(30));
  }

  /// Spec, labels and annotations of what the experiment changes.
  JsonArray essence() {
    return JsonArray.of(
        essence(simulator.get("deployment", "default", "web").orElse(JsonObject.EMPTY)),
        essence(simulator.get("node", "", "node-0").orElse(JsonObject.EMPTY)));
  }

  /// What guards runs, by kind and name.
  List<String> safeguards() {
    List<String> names = new ArrayList<>();
    for (String kind : List.of("lease", "configmap")) {
      for (JsonObject object : simulator.list(kind, "default")) {
        String name = object.object("metadata").text("name").orElse("");
        if (name.startsWith("turbulence-")) {
          names.add(kind + " " + name);
        }
      }
    }
    return names;
  }

  String replicas() {
    return String.valueOf(
        simulator
            .get("deployment", "default", "web")
            .orElse(JsonObject.EMPTY)
            .object("spec")
            .get("replicas"));
  }

  private static JsonObject essence(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return JsonObject.builder()
        .put("labels", metadata.object("labels"))
        .put("annotations", metadata.object("annotations"))
        .put("spec", object.object("spec"))
        .build();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
