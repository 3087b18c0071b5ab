package turbulence.faults.kubernetes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

class WatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Listing OURS =
      Resource.CONFIG_MAPS.in("default").fields("metadata.name!=kube-root-ca.crt");

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private Simulator simulator;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    simulator = Simulator.builder().start();
    simulator.writeKubeconfig(folder.resolve("config"));
    World world =
        SystemWorld.create()
            .withEnvironment(Map.of("KUBECONFIG", folder.resolve("config").toString()));
    cluster = Cluster.find(world, JsonObject.EMPTY);
  }

  @AfterEach
  void stop() {
    cluster.close();
    simulator.close();
  }

  private void create(String name) {
    simulator.apply(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}, data: {k: v}}");
  }

  private void delete(String name) {
    simulator.delete("cm", "default", name);
  }

  /// Notes the change, and does what comes next when it is the one that is waited for.
  private boolean note(Change change, Map<String, Runnable> next) {
    String line = change.kind() + " " + change.object().object("metadata").text("name").orElse("");
    told.add(line);
    next.getOrDefault(line, () -> {}).run();
    return line.endsWith(" last");
  }

  @Test
  void first_comes_what_is_there_then_what_happens() throws Exception {
    create("a");
    Map<String, Runnable> next =
        Map.of(
            "ADDED a",
            () -> create("b"),
            "ADDED b",
            () -> {
              delete("a");
              create("last");
            });
    assertThat(cluster.watch(OURS, PATIENCE, change -> note(change, next))).isTrue();
    assertThat(told).containsExactly("ADDED a", "ADDED b", "DELETED a", "ADDED last");
  }

  @Test
  void it_ends_when_its_time_is_over() throws Exception {
    create("a");
    assertThat(cluster.watch(OURS, Duration.ofMillis(300), change -> note(change, Map.of())))
        .isFalse();
    assertThat(told).containsExactly("ADDED a");
  }

  @Test
  void a_server_that_forgot_is_listed_anew_and_nothing_is_told_twice() throws Exception {
    create("a");
    create("b");
    Map<String, Runnable> next =
        Map.of(
            "ADDED c",
            () -> {
              simulator.breaking().on("watch").first(2).expire();
              simulator.breaking().expireWatches();
              delete("a");
              create("last");
            });
    Map<String, Runnable> all = new HashMap<>(next);
    all.put("ADDED b", () -> create("c"));
    assertThat(cluster.watch(OURS, PATIENCE, change -> note(change, all))).isTrue();
    assertThat(told)
        .containsExactlyInAnyOrder("ADDED a", "ADDED b", "ADDED c", "DELETED a", "ADDED last");
  }

  @Test
  void broken_connections_and_refusals_are_bridged() throws Exception {
    create("a");
    simulator.breaking().on("watch").first(3).cut();
    simulator.breaking().on("watch").first(5).refuse(500);
    Map<String, Runnable> next = Map.of("ADDED a", () -> create("last"));
    assertThat(cluster.watch(OURS, PATIENCE, change -> note(change, next))).isTrue();
    assertThat(told).containsExactly("ADDED a", "ADDED last");
  }

  @Test
  void a_server_that_stays_away_is_told() {
    simulator.breaking().on("watch").refuse(500);
    assertThatThrownBy(() -> cluster.watch(OURS, Duration.ofMillis(500), change -> false))
        .isInstanceOf(ClusterFailed.class)
        .hasMessageContaining("500");
    simulator.breaking().on("list").refuse(403);
    assertThatThrownBy(() -> cluster.watch(OURS, PATIENCE, change -> false))
        .isInstanceOf(ClusterFailed.class)
        .hasMessageContaining("403");
  }
}
