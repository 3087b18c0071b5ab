package turbulence.faults.kubernetes.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.world.FakeWorld;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

/// On objects that are only looked at: what counts is what the API says to it.
class InsistingTest {
  private static final int MANY = 60;

  @TempDir Path folder;
  private final FakeWorld time = new FakeWorld();
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();
  private final List<String> targets = new ArrayList<>();
  private final TestScope test = new TestScope();
  private Simulator simulator;
  private Scope scope;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    simulator = Simulator.builder().handDriven().start();
    for (int i = 0; i < MANY; i++) {
      targets.add("thing-" + i);
      simulator.apply(
          JsonObject.of("apiVersion", "v1", "kind", "ConfigMap")
              .with("metadata", JsonObject.of("name", "thing-" + i)));
    }
    simulator.writeKubeconfig(folder.resolve("config"));
    String kubeconfig = folder.resolve("config").toString();
    scope = test.in(time.world(folder, Map.of("KUBECONFIG", kubeconfig)));
    cluster = Clusters.of(scope);
  }

  @AfterEach
  void stop() throws Exception {
    scope.shared().close();
    simulator.close();
  }

  private void refuse(int code, int times, String... names) {
    simulator.breaking().on("get").of("configmaps").named(names).first(times).refuse(code);
  }

  private Outcomes<String> insist(int seconds) throws InterruptedException {
    return Insisting.of(scope, targets, name -> name, this::look, Duration.ofSeconds(seconds));
  }

  private boolean look(String name) throws ClusterFailed, InterruptedException {
    tries.merge(name, 1, Integer::sum);
    cluster.get(Resource.CONFIG_MAPS.ref("default", name));
    return true;
  }

  @Test
  void whoever_is_refused_for_now_is_asked_again_every_five_seconds_and_nobody_else()
      throws Exception {
    refuse(429, 3, "thing-7");
    Outcomes<String> outcomes = insist(60);
    assertThat(outcomes.done()).isEqualTo(targets);
    assertThat(tries).containsEntry("thing-7", 4).containsEntry("thing-8", 1).hasSize(MANY);
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void more_that_wait_than_are_tried_at_once_hold_up_nobody() throws Exception {
    refuse(429, 1_000, targets.subList(0, 40).toArray(String[]::new));
    Outcomes<String> outcomes = insist(12);
    assertThat(outcomes.all()).extracting(Outcome::target).isEqualTo(targets);
    assertThat(outcomes.done()).isEqualTo(targets.subList(40, MANY));
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(12));
    assertThat(tries).containsEntry("thing-0", 4).containsEntry("thing-59", 1);
    assertThat(outcomes.all().getFirst().failure())
        .hasMessageStartingWith("refused for 12 s: GET ")
        .hasMessageContaining("429");
  }

  @Test
  void gone_is_done_and_other_refusals_are_final() throws Exception {
    refuse(404, 1, "thing-1");
    refuse(500, 100, "thing-2");
    refuse(429, 1, "thing-3");
    Outcomes<String> outcomes = insist(60);
    assertThat(outcomes.all().get(1)).isEqualTo(new Outcome<>("thing-1", false, null));
    assertThat(outcomes.all().get(2).isDone()).isFalse();
    assertThat(outcomes.all().get(3)).isEqualTo(new Outcome<>("thing-3", true, null));
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void without_patience_each_is_asked_once() throws Exception {
    refuse(429, 1_000, "thing-7");
    assertThat(insist(0).done()).hasSize(MANY - 1);
    assertThat(tries).containsEntry("thing-7", 1);
    assertThat(time.elapsed()).isZero();
    assertThat(test.log).isEmpty();
  }
}
