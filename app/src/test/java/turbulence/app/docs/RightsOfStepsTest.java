package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Listed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer;
import turbulence.faults.kubernetes.KillMicroservice;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.undo.ObjectUndoer;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

/// What steps say they need is what they need: each works with exactly these rights, and fails
/// clearly with any one of them missing. Only who watches may find that he has seen enough before.
/// The same goes for the way back, with what it asks for beyond that.
class RightsOfStepsTest {
  private static final Asking NOBODY =
      _ -> new Asking.Answer(false, "there is no run", JsonObject.EMPTY);

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> a_step_works_with_the_rights_that_it_asks_for_and_not_with_one_less() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Listed listed : CodePages.CATALOG.steps()) {
      if (Needing.class.isAssignableFrom(listed.step())) {
        tests.add(dynamicTest(listed.name(), () -> prove(new ExampleSteps(listed))));
      }
    }
    return tests;
  }

  private void prove(ExampleSteps example) throws Exception {
    try (Simulator simulator = example.cluster().start()) {
      assertThat(simulator.awaitReady(Duration.ofMinutes(5))).isEmpty();
      Path kubeconfig = Files.createTempDirectory(folder, "rights").resolve("config");
      simulator.writeKubeconfig(kubeconfig);
      List<Capability> steps = example.steps();
      for (Capability before : steps.subList(0, steps.size() - 1)) {
        carriedOut(before, kubeconfig, new ArrayList<>());
      }
      Capability step = steps.getLast();
      Granting granting = new Granting(simulator, kubeconfig);
      // Half of a deed cannot be told from what is put back, and what does not come back is missed.
      boolean comesBack = !((Needing) step).needsToUndo().isEmpty();
      if (comesBack) {
        proveWayBack(step, granting);
      }
      proveDeed(step, granting);
      if (!comesBack) {
        proveWayBack(step, granting);
      }
    }
  }

  private static void proveDeed(Capability step, Granting granting) throws Exception {
    List<Need> needs = distinct(((Needing) step).needs());
    for (int i = 0; i < needs.size(); i++) {
      List<Need> fewer = new ArrayList<>(needs);
      Need missing = fewer.remove(i);
      Path poor = granting.account("without-" + i, fewer);
      if (missing.verb().equals("watch") || isForNothing(missing, step)) {
        continue;
      }
      assertThat(outcome(step, poor))
          .as("without the right to " + missing.words())
          .containsAnyOf("403", "orbidden");
    }
  }

  private static void proveWayBack(Capability step, Granting granting) throws Exception {
    Needing needing = (Needing) step;
    Path deed = granting.account("deed", distinct(needing.needs()));
    List<Undo> undo = new ArrayList<>();
    assertThat(carriedOut(step, deed, undo)).isNotNull();
    List<Need> back = distinct(needing.needsToUndo());
    for (int i = 0; i < back.size(); i++) {
      List<Need> fewer = new ArrayList<>(needing.needs());
      fewer.addAll(back);
      Need missing = back.get(i);
      if (isForNothing(missing, step)) {
        continue;
      }
      fewer.removeIf(missing::equals);
      Path poor = granting.account("stays-without-" + i, distinct(fewer));
      assertThatThrownBy(() -> putBack(undo, poor))
          .as("the way back without the right to " + missing.words())
          .isInstanceOf(ActivityFailed.class)
          .hasMessageContainingAll("cannot " + missing.verb(), missing.resource().plural());
    }
    List<Need> all = new ArrayList<>(needing.needs());
    all.addAll(back);
    putBack(undo, granting.account("exactly", distinct(all)));
  }

  /// An old step deletes a ReplicaSet of the Deployment's name, too, of which there is none.
  private static boolean isForNothing(Need need, Capability step) {
    return step instanceof KillMicroservice && need.resource().equals(Resource.REPLICA_SETS);
  }

  private static List<Need> distinct(Collection<Need> needs) {
    return List.copyOf(new LinkedHashSet<>(needs));
  }

  /// Puts everything back, each thing once, the last first, as it is done after a run.
  private static void putBack(List<Undo> undo, Path kubeconfig) throws Exception {
    Map<String, List<Undo>> histories = new LinkedHashMap<>();
    for (Undo each : undo.reversed()) {
      histories.computeIfAbsent(each.thing(), _ -> new ArrayList<>()).addFirst(each);
    }
    Undoer undoer = new ObjectUndoer();
    for (List<Undo> history : histories.values()) {
      try (Shared shared = new Shared()) {
        Means means = new Means(Granting.world(kubeconfig), shared);
        assertThat(undoer.restore(history, means))
            .as(history.getFirst().target())
            .isEqualTo(Undoer.Standing.SETTLED);
        assertThat(undoer.compare(history, means)).isEqualTo(Undoer.Standing.SETTLED);
      }
    }
  }

  /// Why it failed; of a step that hands on what the API answered, that answer.
  private static String outcome(Capability step, Path kubeconfig) throws Exception {
    try {
      Json answer = carriedOut(step, kubeconfig, new ArrayList<>());
      return answer instanceof JsonObject object ? String.valueOf(object.get("status")) : "";
    } catch (ActivityFailed e) {
      return e.reason();
    }
  }

  /// @param undo gets the way back
  private static Json carriedOut(Capability step, Path kubeconfig, List<Undo> undo)
      throws Exception {
    try (Shared shared = new Shared()) {
      Scope scope =
          new Scope(
              Granting.world(kubeconfig),
              JsonObject.EMPTY,
              JsonObject.EMPTY,
              new Events(),
              _ -> {},
              NOBODY,
              shared);
      return switch (step) {
        case Action action -> {
          Prepared prepared = action.prepare(scope);
          undo.addAll(prepared.undo());
          yield prepared.deed().act();
        }
        case Probe probe -> probe.observe(scope);
      };
    }
  }
}
