package turbulence.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Listed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Scenario;
import turbulence.simulator.scenario.Simulator;

/// A step as its example uses it, tried on a simulated cluster.
///
/// @param rights what it says it needs, such as `list pods`
/// @param answer what its answer is, in a few words
/// @param undone whether what it changed can be put back
record StepTrial(List<String> rights, String answer, boolean undone) {
  private static final Map<String, String> WORDS =
      Map.of(
          "array", "a list", "boolean", "true or false", "number", "a number", "null", "nothing");
  private static final Asking NOBODY =
      _ -> new Asking.Answer(false, "there is no run", JsonObject.EMPTY);

  /// Where the example of a step lies.
  static Path example(Listed listed) {
    String module = listed.module();
    String room = module.substring(0, module.lastIndexOf('.')).replace('.', '/');
    return Folders.EXAMPLES.resolve("reference").resolve(room, listed.function() + ".yaml");
  }

  static StepTrial of(Listed listed, Path folder) throws Exception {
    Scenario scenario = Simulator.builder().handDriven();
    for (String name : scenarios(listed)) {
      scenario = scenario.builtIn(name);
    }
    try (Simulator simulator = scenario.start();
        Shared earlier = new Shared();
        Shared shared = new Shared()) {
      simulator.awaitReady(Duration.ofMinutes(2));
      Path kubeconfig = Files.createTempDirectory(folder, "trial").resolve("config");
      simulator.writeKubeconfig(kubeconfig);
      World world =
          SystemWorld.create()
              .withEnvironment(
                  Map.of("HOME", folder.toString(), "KUBECONFIG", kubeconfig.toString()));
      List<Capability> steps = steps(listed);
      for (Capability before : steps.subList(0, steps.size() - 1)) {
        ((Action) before).prepare(scope(world, earlier)).deed().act();
      }
      return tried(steps.getLast(), scope(world, shared));
    }
  }

  private static Scope scope(World world, Shared shared) {
    return new Scope(
        world, JsonObject.EMPTY, JsonObject.EMPTY, new Events(), _ -> {}, NOBODY, shared);
  }

  /// The scenarios that its example is rehearsed in.
  private static List<String> scenarios(Listed listed) throws IOException {
    List<String> scenarios = new ArrayList<>();
    for (String line : Files.readAllLines(example(listed))) {
      Matcher scenario = Pattern.compile("--scenario (\\S+)").matcher(line);
      while (line.startsWith("# rehearse:") && scenario.find()) {
        scenarios.add(scenario.group(1));
      }
    }
    return scenarios;
  }

  private static StepTrial tried(Capability step, Scope scope)
      throws ActivityFailed, InterruptedException {
    boolean undone = false;
    Json answer;
    if (step instanceof Action action) {
      Prepared prepared = action.prepare(scope);
      undone = !prepared.undo().isEmpty();
      answer = prepared.deed().act();
    } else {
      answer = ((Probe) step).observe(scope);
    }
    List<String> rights = new ArrayList<>();
    if (step instanceof Needing needing) {
      for (Need need : needing.needs()) {
        String part = need.part().isEmpty() ? "" : "/" + need.part();
        rights.add(need.verb() + " " + need.resource() + part);
      }
    }
    return new StepTrial(rights, WORDS.getOrDefault(answer.kind(), answer.kind()), undone);
  }

  /// The calls of Kubernetes steps in the example, in their order, up to that of the step itself.
  private static List<Capability> steps(Listed listed) throws Exception {
    Path file = example(listed);
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
