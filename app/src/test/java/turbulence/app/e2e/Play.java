package turbulence.app.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.app.cli.Turbulence;
import turbulence.app.docs.Folders;
import turbulence.experiment.read.DocumentParser;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// One exercise on a cluster: its namespace, what has to be there, the run, and what is left.
final class Play {
  /// What came of it.
  ///
  /// @param said what the run printed
  /// @param left why it was left out; empty when it was played
  record Result(int code, String said, String left) {}

  private static final Path SCENARIOS =
      Folders.ROOT.resolve("simulator/src/main/resources/turbulence/simulator/scenario");
  private static final Set<String> NOBODYS = Set.of("Ingress");

  private final Ground ground;
  private final Exercise exercise;
  private final Path folder;
  private final String namespace;

  Play(Ground ground, Exercise exercise, Path folder, int number) {
    this.ground = ground;
    this.exercise = exercise;
    this.folder = folder;
    this.namespace = "turbulence-e2e-" + ground.mark() + "-" + number;
  }

  Result result() throws Exception {
    Path file = exercise.copied(folder, ground, namespace);
    String left = whyNot(file);
    if (!left.isEmpty()) {
      return new Result(0, "", left);
    }
    List<Ref> made = new ArrayList<>();
    try {
      ground.createNamespace(namespace);
      made.add(Resource.NAMESPACES.ref("", namespace));
      for (String scenario : exercise.scenarios()) {
        furnish(scenario, made);
      }
      ground.awaitReady(namespace);
      return run(file);
    } finally {
      for (Ref ref : made.reversed()) {
        ground.delete(ref);
      }
    }
  }

  private Result run(Path file) {
    Printed run = turbulence("run", "--journal-path", "journal.json", file.toString());
    Printed recovered = turbulence("recover", "--yes");
    String left = recovered.text().contains("Nothing to put back") ? "" : recovered.text();
    return new Result(left.isEmpty() ? run.code() : -1, run.text() + left, "");
  }

  private record Printed(int code, String text) {}

  private Printed turbulence(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = Turbulence.main(words, ground.world(folder, out));
    return new Printed(code, out.toString(StandardCharsets.UTF_8));
  }

  /// Why it cannot be played here; empty when it can.
  private String whyNot(Path file) throws Exception {
    Printed rights = turbulence("rights", "--json", file.toString());
    if (rights.code() != 0) {
      throw new AssertionError(rights.text());
    }
    int json = rights.text().indexOf('{');
    JsonObject roles = (JsonObject) JsonReader.read(rights.text().substring(json));
    String wide =
        roles.toString().contains("\"ClusterRole\"") ? "it reaches beyond a namespace" : "";
    boolean kinds = exercise.scenarios().stream().anyMatch(it -> !it.equals("web") && !isFile(it));
    String why = kinds ? "it needs kinds of its own" : wide;
    if (!why.isEmpty() && !ground.mine()) {
      return why + ": only with E2E_CLUSTER=mine";
    }
    return deletesNodes(roles) ? "it deletes a node, which a kubelet does not bring back" : "";
  }

  private static boolean deletesNodes(JsonObject roles) {
    for (Json each : roles.array("items")) {
      for (Json rule : ((JsonObject) each).array("rules")) {
        String text = rule.toString();
        if (text.contains("\"nodes\"") && text.contains("\"delete\"")) {
          return true;
        }
      }
    }
    return false;
  }

  /// What a scenario has in `default` comes to be in the namespace; kinds of its own that are not
  /// there are made, and go again.
  private void furnish(String scenario, List<Ref> made) throws Exception {
    for (Path file : files(scenario)) {
      for (JsonObject object : objects(file)) {
        String kind = object.text("kind").orElse("");
        if (kind.equals("CustomResourceDefinition")) {
          Ref ref =
              ground
                  .cluster()
                  .resource("customresourcedefinitions.apiextensions.k8s.io")
                  .ref("", Ground.name(object));
          if (ground.cluster().find(ref).isEmpty()) {
            ground.apply(object, "");
            made.addFirst(ref);
          }
        } else if ((scenario.equals("web") || isFile(scenario)) && !NOBODYS.contains(kind)) {
          ground.apply(object, namespace);
        }
      }
    }
  }

  private static boolean isFile(String scenario) {
    return scenario.endsWith(".yaml");
  }

  private static List<Path> files(String scenario) throws IOException {
    if (isFile(scenario)) {
      return List.of(Folders.ROOT.resolve(scenario));
    }
    try (var all = Files.list(SCENARIOS)) {
      return all.filter(it -> it.getFileName().toString().matches(scenario + "(-kinds)?\\.yaml"))
          .toList();
    }
  }

  private List<JsonObject> objects(Path file) throws Exception {
    List<JsonObject> objects = new ArrayList<>();
    String text = Files.readString(file).replace(Ground.USUAL_IMAGE, ground.image());
    for (String document : text.split("(?m)^---$")) {
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      if (DocumentParser.yaml(file.toString(), bytes).tree() instanceof JsonObject object) {
        objects.add(ground.image().contains("nginx") ? object : (JsonObject) unprobed(object));
      }
    }
    return objects;
  }

  /// Another image may serve nothing.
  private static Json unprobed(Json tree) {
    if (tree instanceof JsonArray items) {
      return new JsonArray(items.items().stream().map(Play::unprobed).toList());
    }
    if (!(tree instanceof JsonObject object)) {
      return tree;
    }
    JsonObject.Builder fields = JsonObject.builder();
    object.forEach(field -> {
      if (!field.getKey().equals("readinessProbe")) {
        fields.put(field.getKey(), unprobed(field.getValue()));
      }
    });
    return fields.build();
  }
}
