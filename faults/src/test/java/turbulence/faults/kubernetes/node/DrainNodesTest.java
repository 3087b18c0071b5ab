package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;

class DrainNodesTest {
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 6
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "nginx:1.29"}]}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers: [{name: agent, image: "nginx:1.29"}]
            volumes: [{name: scratch, emptyDir: {}}]
      ---
      """;

  @TempDir Path folder;

  private static String budget(int minAvailable) {
    return "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec:"
        + " {minAvailable: "
        + minAvailable
        + ", selector: {matchLabels: {app: web}}}}";
  }

  private static String bare(String name, String volumes) {
    return "{apiVersion: v1, kind: Pod, metadata: {name: "
        + name
        + "}, spec: {nodeName: node-1, volumes: "
        + volumes
        + ", containers: [{name: c, image: 'nginx:1.29'}]}}";
  }

  static DrainNodes drain(@Nullable String name, boolean storage, int timeout) {
    return new DrainNodes(
        new NodeMarks(name, null),
        storage,
        timeout,
        new DrainNodes.Chosen(null, Hosting.ANY),
        NodeTargets.ANY);
  }

  static DrainNodes some(int count) {
    return new DrainNodes(
        new NodeMarks(null, null),
        false,
        120,
        new DrainNodes.Chosen(count, Hosting.ANY),
        NodeTargets.ANY);
  }

  private static List<String> apps(Estate estate, String node) {
    List<String> apps = new ArrayList<>();
    for (JsonObject pod : estate.podsOn(node)) {
      apps.add(pod.object("metadata").object("labels").text("app").orElse(Estate.name(pod)));
    }
    return apps;
  }

  @Test
  void pods_leave_and_those_of_daemon_sets_stay_even_when_storage_may_go() throws Exception {
    try (Estate estate = Estate.open(folder, WEB)) {
      Prepared prepared = estate.prepare(drain("node-1", true, 120));
      assertThat(prepared.targets()).containsExactly(Target.of("node", "node-1"));
      assertThat(estate.closed()).isEmpty();
      assertThat(prepared.deed().act()).isEqualTo(JsonArray.of("node-1"));
      assertThat(apps(estate, "node-1")).containsExactly("agent");
      assertThat(estate.closed()).containsExactly("node-1");
      assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
      estate.putBack(prepared.undo());
      assertThat(estate.closed()).isEmpty();
    }
  }

  @Test
  void an_empty_node_is_drained_at_once() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      Instant before = estate.now();
      assertThat(estate.act(drain("node-2", false, 120))).isEqualTo(JsonArray.of("node-2"));
      assertThat(estate.now()).isEqualTo(before);
    }
  }

  @Test
  void what_is_stored_on_the_node_stays_unless_it_may_go() throws Exception {
    String pod = bare("storing", "[{name: v, emptyDir: {}}]");
    try (Estate estate = Estate.open(folder, pod)) {
      estate.act(drain("node-1", false, 120));
      assertThat(apps(estate, "node-1")).containsExactly("storing");
      Forecast forecast = estate.prepare(drain("node-1", true, 120)).forecast().look();
      assertThat(forecast.lasting())
          .containsExactly(
              "what 1 pod stores on their nodes (emptyDir) is lost",
              "nothing brings back pod storing: it has no controller");
      estate.act(drain("node-1", true, 120));
      assertThat(apps(estate, "node-1")).isEmpty();
    }
  }

  @Test
  void a_pod_that_nobody_would_bring_back_keeps_the_node_from_being_drained() throws Exception {
    try (Estate estate = Estate.open(folder, WEB + bare("alone", "[]"))) {
      Prepared prepared = estate.prepare(drain("node-1", false, 120));
      assertThat(prepared.forecast().look().refusals())
          .containsExactly(
              "a drain leaves alone what has no controller, and gives up: default/alone");
      int before = estate.podsOn("node-1").size();
      assertThatThrownBy(() -> prepared.deed().act())
          .isInstanceOf(ActivityFailed.class)
          .hasMessage(
              "Pod 'alone' on node 'node-1' is unmanaged, cannot drain this node. Delete it"
                  + " manually first?");
      assertThat(estate.podsOn("node-1")).hasSize(before);
      assertThat(estate.closed()).containsExactly("node-1");
    }
  }

  @Test
  void a_budget_is_waited_for_and_kept() throws Exception {
    try (Estate estate = Estate.open(folder, WEB + budget(5))) {
      Forecast forecast = estate.prepare(drain("node-1", false, 120)).forecast().look();
      assertThat(forecast.refusals()).isEmpty();
      assertThat(forecast.effects())
          .contains(
              "node node-1 loses 2 pods by eviction",
              "budget default/web allows 1 disruption at a time, and 2 of its pods would be"
                  + " evicted: the drain waits",
              "2 of 3 nodes are open to new pods then");
      estate.act(drain("node-1", false, 120));
      assertThat(apps(estate, "node-1")).doesNotContain("web");
    }
  }

  @Test
  void a_budget_that_allows_nothing_is_asked_every_five_seconds_and_named_at_the_end()
      throws Exception {
    try (Estate estate = Estate.open(folder, WEB + budget(6))) {
      Break asked =
          estate.simulator().breaking().on("create").of("pods/eviction").delay(Duration.ZERO);
      assertThat(estate.prepare(drain("node-1", false, 30)).forecast().look().refusals())
          .containsExactly(
              "budget default/web allows 0 disruptions, and 2 of its pods would be evicted: the"
                  + " drain waits for it");
      List<JsonObject> pods = estate.podsOn("node-1");
      Instant before = estate.now();
      assertThatThrownBy(() -> estate.act(drain("node-1", false, 30)))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageMatching(
              "(?s)Failed to evict pod web-\\S+: \\{.*The disruption budget web needs 6 healthy"
                  + " pods and has 6 currently.*\"code\":429}\nbudget default/web allows 0"
                  + " disruptions; also held up by it: web-\\S+\n"
                  + "Draining nodes did not completed within 30s. Remaining pods are:\n"
                  + "web-\\S+\nweb-\\S+");
      assertThat(Duration.between(before, estate.now())).isEqualTo(Duration.ofSeconds(30));
      assertThat(asked.strikes()).isBetween(7L, 14L);
      assertThat(estate.podsOn("node-1")).hasSameSizeAs(pods);
    }
  }

  @Test
  void a_budget_that_allows_something_again_is_noticed_at_once() throws Exception {
    try (Estate estate = Estate.open(folder, WEB + budget(6))) {
      estate.simulator().apply(budget(6));
      Thread other =
          Thread.ofPlatform()
              .start(() -> {
                Instant begin = estate.now();
                while (Duration.between(begin, estate.now()).toSeconds() < 12) {
                  Thread.onSpinWait();
                }
                estate.simulator().apply(budget(1));
              });
      estate.act(drain("node-1", false, 120));
      other.join();
      assertThat(apps(estate, "node-1")).doesNotContain("web");
    }
  }

  @Test
  void a_pod_that_does_not_go_ends_it_at_the_given_time() throws Exception {
    try (Estate estate = Estate.open(folder, WEB)) {
      estate.simulator().stopNode("node-1", false);
      estate.simulator().advance(Duration.ofSeconds(1));
      Instant before = estate.now();
      assertThatThrownBy(() -> estate.act(drain("node-1", false, 3)))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageMatching(
              "Draining nodes did not completed within 3s. Remaining pods are:\n"
                  + "web-\\S+\nweb-\\S+");
      assertThat(Duration.between(before, estate.now())).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void so_many_nodes_are_drained_as_there_are_and_none_twice() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      assertThat(estate.prepare(some(2)).targets()).doesNotHaveDuplicates().hasSize(2);
      assertThat(estate.prepare(some(9)).targets()).doesNotHaveDuplicates().hasSize(3);
      assertThat(estate.prepare(some(0)).targets()).isEmpty();
    }
  }

  @Test
  void two_budgets_for_one_pod_are_a_failure_and_not_a_success() throws Exception {
    String second = budget(1).replace("name: web", "name: other");
    try (Estate estate = Estate.open(folder, WEB + budget(1) + "\n---\n" + second)) {
      assertThatThrownBy(() -> estate.act(drain("node-1", false, 30)))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageContaining("Failed to evict pod web-")
          .hasMessageContaining("has more than one PodDisruptionBudget");
    }
  }

  @Test
  void whoever_may_not_watch_looks() throws Exception {
    try (Estate estate = Estate.open(folder, WEB + budget(5))) {
      estate.simulator().breaking().on("watch").refuse(403);
      estate.act(drain("node-1", false, 120));
      assertThat(apps(estate, "node-1")).doesNotContain("web");
    }
  }
}
