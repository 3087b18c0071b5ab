package turbulence.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Listed;
import turbulence.experiment.read.DocumentParser;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// What the example of a step says: on which cluster, and which steps before it.
record ExampleSteps(Listed listed) {
  private static final double SPEED = 100;
  private static final Pattern SCENARIO = Pattern.compile("(--scenario|-f) (\\S+)");

  /// @param step as `chaosk8s.pod.actions:terminate_pods`
  static ExampleSteps named(String step) {
    return new ExampleSteps(
        CodePages.CATALOG.steps().stream()
            .filter(listed -> listed.name().equals(step))
            .findFirst()
            .orElseThrow());
  }

  /// Where the example of a step lies.
  Path file() {
    String module = listed.module();
    String room = module.substring(0, module.lastIndexOf('.')).replace('.', '/');
    return Folders.EXAMPLES.resolve("reference").resolve(room, listed.function() + ".yaml");
  }

  /// A cluster as it is rehearsed on. Its time hurries, so that pods come and go soon.
  Scenario cluster() throws IOException {
    Scenario scenario = Simulator.builder().speed(SPEED);
    for (String line : Files.readAllLines(file())) {
      Matcher named = SCENARIO.matcher(line);
      while (line.startsWith("# rehearse:") && named.find()) {
        scenario =
            named.group(1).equals("-f")
                ? scenario.with(Folders.ROOT.resolve(named.group(2)))
                : scenario.builtIn(named.group(2));
      }
    }
    return scenario;
  }

  /// The calls of Kubernetes steps in the example, in their order, up to that of the step itself.
  List<Capability> steps() throws Exception {
    Path file = file();
    Json tree = DocumentParser.yaml(file.toString(), Files.readAllBytes(file)).tree();
    List<Capability> steps = new ArrayList<>();
    for (JsonObject provider : providers(tree)) {
      String function = provider.text("func").orElse("");
      boolean last = function.equals(listed.function());
      Class<? extends Capability> type =
          CodePages.CATALOG.capability(provider.text("module").orElse(""), function).orElseThrow();
      if (last || Action.class.isAssignableFrom(type)) {
        Binding<? extends Capability> binding =
            Arguments.of(type).bind(provider.object("arguments"), function);
        steps.add(((Binding.Bound<? extends Capability>) binding).instance());
      }
      if (last) {
        return steps;
      }
    }
    throw new AssertionError(file + " does not use " + listed.name());
  }

  private static List<JsonObject> providers(Json tree) {
    List<JsonObject> found = new ArrayList<>();
    if (tree instanceof JsonArray array) {
      array.forEach(item -> found.addAll(providers(item)));
    } else if (tree instanceof JsonObject object) {
      if (object.has("func")) {
        found.add(object);
      }
      object.forEach(field -> found.addAll(providers(field.getValue())));
    }
    return found;
  }
}
