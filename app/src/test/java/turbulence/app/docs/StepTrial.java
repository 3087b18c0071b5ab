package turbulence.app.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Listed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonObject;
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

  static StepTrial of(Listed listed, Path folder) throws Exception {
    ExampleSteps example = new ExampleSteps(listed);
    try (Simulator simulator = example.cluster().start();
        Shared earlier = new Shared();
        Shared shared = new Shared()) {
      simulator.awaitReady(Duration.ofMinutes(2));
      Path kubeconfig = Files.createTempDirectory(folder, "trial").resolve("config");
      simulator.writeKubeconfig(kubeconfig);
      World world =
          SystemWorld.create()
              .withRoot(Folders.ROOT)
              .withEnvironment(
                  Map.of("HOME", folder.toString(), "KUBECONFIG", kubeconfig.toString()));
      List<Capability> steps = example.steps();
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
}
