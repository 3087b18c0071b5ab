package turbulence.app.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import turbulence.app.docs.Folders;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.json.JsonObject;

/// What the scenarios of rehearsals say, as far as a real cluster is to have it, too.
final class Manifests {
  private static final Path SCENARIOS =
      Folders.ROOT.resolve("simulator/src/main/resources/turbulence/simulator/scenario");

  private Manifests() {}

  static boolean isFile(String scenario) {
    return scenario.endsWith(".yaml");
  }

  /// Whether it has kinds that not every cluster has.
  static boolean hasKinds(String scenario) {
    return scenario.equals("istio") || scenario.equals("chaos-mesh");
  }

  /// The definitions of its kinds.
  static List<JsonObject> kinds(String scenario) throws IOException {
    if (!hasKinds(scenario)) {
      return List.of();
    }
    Path own = SCENARIOS.resolve(scenario + "-kinds.yaml");
    Path file = Files.exists(own) ? own : SCENARIOS.resolve(scenario + ".yaml");
    return objects(file).stream().filter(Manifests::isKind).toList();
  }

  /// What else it has. An istiod of its own nobody needs who only reads and writes rules.
  static List<JsonObject> things(String scenario) throws IOException {
    if (scenario.equals("istio")) {
      return List.of();
    }
    Path file =
        isFile(scenario) ? Folders.ROOT.resolve(scenario) : SCENARIOS.resolve(scenario + ".yaml");
    return objects(file).stream().filter(each -> !isKind(each)).toList();
  }

  static String kind(JsonObject object) {
    return object.text("kind").orElse("");
  }

  private static boolean isKind(JsonObject object) {
    return kind(object).equals("CustomResourceDefinition");
  }

  private static List<JsonObject> objects(Path file) throws IOException {
    List<JsonObject> objects = new ArrayList<>();
    for (String document : Files.readString(file).split("(?m)^---$")) {
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      try {
        if (DocumentParser.yaml(file.toString(), bytes).tree() instanceof JsonObject object) {
          objects.add(object);
        }
      } catch (DocumentUnreadable e) {
        throw new IOException(e);
      }
    }
    return objects;
  }
}
