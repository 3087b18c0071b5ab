package turbulence.app.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Call;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.rights.Roles;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

/// What steps say they need is what they need: each works with exactly these rights, and fails
/// clearly with any one of them missing. Only who watches may find that he has seen enough before.
class RightsOfStepsTest {
  private static final Asking NOBODY =
      _ -> new Asking.Answer(false, "there is no run", JsonObject.EMPTY);

  /// An old step deletes a ReplicaSet of the Deployment's name, too, of which there is none.
  private static final String NOT_THERE = "delete replicasets.apps web in namespace default";

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
        carriedOut(before, kubeconfig);
      }
      Capability step = steps.getLast();
      List<Need> needs = new ArrayList<>(new LinkedHashSet<>(((Needing) step).needs()));
      for (int i = 0; i < needs.size(); i++) {
        List<Need> fewer = new ArrayList<>(needs);
        Need missing = fewer.remove(i);
        Path poor = account(simulator, kubeconfig, "without-" + i, fewer);
        if (missing.verb().equals("watch") || NOT_THERE.equals(missing.words())) {
          continue;
        }
        assertThat(outcome(step, poor))
            .as("without the right to " + missing.words())
            .containsAnyOf("403", "orbidden");
      }
      assertThat(carriedOut(step, account(simulator, kubeconfig, "exactly", needs))).isNotNull();
    }
  }

  /// Why it failed; of a step that hands on what the API answered, that answer.
  private static String outcome(Capability step, Path kubeconfig) throws Exception {
    try {
      Json answer = carriedOut(step, kubeconfig);
      return answer instanceof JsonObject object ? String.valueOf(object.get("status")) : "";
    } catch (ActivityFailed e) {
      return e.reason();
    }
  }

  /// A kubeconfig of an account that has these rights.
  private static Path account(Simulator simulator, Path master, String name, List<Need> needs)
      throws Exception {
    new Roles("turbulence-" + name, name, "default").granting(needs).forEach(simulator::apply);
    String token;
    try (Cluster cluster = Cluster.find(world(master), JsonObject.EMPTY)) {
      JsonObject wanted =
          JsonObject.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest")
              .with("spec", JsonObject.EMPTY);
      String path = "/api/v1/namespaces/default/serviceaccounts/" + name + "/token";
      JsonObject answer = cluster.object(Call.of("POST", path).with(wanted));
      token = answer.object("status").text("token").orElseThrow();
    }
    Path kubeconfig = master.resolveSibling(name);
    String whole = Files.readString(master).replace(simulator.token().orElseThrow(), token);
    Files.write(kubeconfig, whole.getBytes(UTF_8));
    return kubeconfig;
  }

  private static World world(Path kubeconfig) throws IOException {
    String home = kubeconfig.getParent().toString();
    return SystemWorld.create()
        .withRoot(Folders.ROOT)
        .withEnvironment(Map.of("HOME", home, "KUBECONFIG", kubeconfig.toString()));
  }

  private static Json carriedOut(Capability step, Path kubeconfig) throws Exception {
    try (Shared shared = new Shared()) {
      Scope scope =
          new Scope(
              world(kubeconfig),
              JsonObject.EMPTY,
              JsonObject.EMPTY,
              new Events(),
              _ -> {},
              NOBODY,
              shared);
      return switch (step) {
        case Action action -> action.prepare(scope).deed().act();
        case Probe probe -> probe.observe(scope);
      };
    }
  }
}
