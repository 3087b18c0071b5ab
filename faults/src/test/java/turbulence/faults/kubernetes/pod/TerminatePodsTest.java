package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.experiment.model.Limits;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.select.Pod;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

class TerminatePodsTest {
  private static final String WEB = "{\"label_selector\": \"app=web\"}";

  private Stage stage;
  private List<String> web;

  @BeforeEach
  void start() throws Exception {
    stage = Stage.ready(Simulator.with(deployment("web").replicas(3), deployment("db")));
    web = stage.alive("app=web");
  }

  @AfterEach
  void stop() throws Exception {
    stage.close();
  }

  private static List<String> names(Prepared prepared) {
    return prepared.targets().stream().map(Target::name).toList();
  }

  private static String with(String more) {
    return "{\"label_selector\": \"app=web\", " + more + "}";
  }

  private static ActivityFailed failure(Prepared prepared) {
    ActivityFailed failed = catchThrowableOfType(ActivityFailed.class, () -> prepared.deed().act());
    assertThat(failed).isNotNull();
    return failed;
  }

  private static Thread killing(Prepared prepared, List<Throwable> outcome) {
    return Thread.ofVirtual()
        .start(
            () -> outcome.add(catchThrowableOfType(Throwable.class, () -> prepared.deed().act())));
  }

  private JsonObject pod(String name) {
    return stage.simulator.get("pods", "default", name).orElseThrow();
  }

  @Test
  void the_first_pod_is_deleted_and_not_waited_for() throws Exception {
    Prepared prepared = stage.terminating(WEB);
    assertThat(prepared.targets()).containsExactly(new Target("pod", "default", web.getFirst()));
    assertThat(prepared.undo()).isEmpty();
    assertThat(stage.alive("app=web")).isEqualTo(web);
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.of(web.getFirst()));
    assertThat(stage.alive("app=web")).doesNotContain(web.getFirst());
    assertThat(pod(web.getFirst()).object("metadata").get("deletionGracePeriodSeconds"))
        .isEqualTo(Json.of(30));
  }

  @Test
  void limits_see_what_pods_wear_without_reading_them_again() throws Exception {
    JsonObject mark = JsonObject.of("annotations", JsonObject.of("turbulence.dev/protect", "true"));
    Clusters.of(stage.scope())
        .patch(
            Resource.PODS.ref("default", web.getFirst()),
            Patch.merge(JsonObject.of("metadata", mark)));
    Break reads = stage.simulator.breaking().on("get").of("pods").delay(Duration.ZERO);
    assertThat(refusals(stage.terminating(WEB)))
        .containsExactly(
            "it would hit pod default/%1$s: pod default/%1$s is marked turbulence.dev/protect"
                .formatted(web.getFirst()));
    assertThat(refusals(stage.terminating("{\"label_selector\": \"app=db\"}"))).isEmpty();
    assertThat(reads.strikes()).isZero();
  }

  private static List<String> refusals(Prepared prepared) throws Exception {
    Policy policy = new Policy(Limits.OPEN, Limits.OPEN, Limits.OPEN);
    return prepared.footprint().under(policy, List.of()).refusals();
  }

  @Test
  void a_grace_of_our_own_is_asked_for() throws Exception {
    stage.terminating(with("\"grace_period\": 5")).deed().act();
    assertThat(pod(web.getFirst()).object("metadata").get("deletionGracePeriodSeconds"))
        .isEqualTo(Json.of(5));
  }

  @Test
  void without_selectors_all_pods_of_the_namespace_are_meant() throws Exception {
    assertThat(names(stage.terminating("{\"all\": true}"))).isEqualTo(stage.alive("")).hasSize(4);
    assertThat(names(stage.terminating("{\"all\": true, \"label_selector\": \"\"}"))).hasSize(4);
    assertThat(names(stage.terminating("{\"all\": true, \"name_pattern\": \"\"}"))).hasSize(4);
    assertThat(stage.log())
        .contains(
            "WARNING 'label_selector' is empty, so that it leaves out no pod",
            "WARNING 'name_pattern' is empty, so that it leaves out no pod");
    assertThat(names(stage.terminating("{\"all\": true, \"ns\": \"kube-public\"}"))).isEmpty();
  }

  @Test
  void a_pattern_is_found_anywhere_in_the_name() throws Exception {
    assertThat(names(stage.terminating("{\"all\": true, \"name_pattern\": \"b-\"}"))).hasSize(4);
    assertThat(names(stage.terminating("{\"all\": true, \"name_pattern\": \"^d(?P<x>b)-\"}")))
        .hasSize(1);
    assertThat(names(stage.terminating("{\"all\": true, \"name_pattern\": \"^eb\"}"))).isEmpty();
  }

  @Test
  void nobody_to_kill_is_a_success() throws Exception {
    Break deletions = stage.simulator.breaking().on("delete").refuse(500);
    Prepared prepared = stage.terminating("{\"label_selector\": \"app=nobody\"}");
    assertThat(prepared.targets()).isEmpty();
    assertThat(prepared.evidence()).isEmpty();
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.EMPTY);
    assertThat(stage.terminating(with("\"qty\": 0")).deed().act()).isEqualTo(JsonArray.EMPTY);
    assertThat(deletions.strikes()).isZero();
  }

  @Test
  void whoever_is_on_the_way_out_or_ended_is_no_candidate() throws Exception {
    stage.terminating(WEB).deed().act();
    List<String> left = stage.alive("app=web");
    assertThat(left).hasSize(2);
    assertThat(names(stage.terminating(with("\"all\": true")))).isEqualTo(left);
    assertThat(names(stage.terminating(with("\"mode\": \"percentage\", \"qty\": 50")))).hasSize(1);
    stage.simulator.settle();
    stage.end("Succeeded", left.getFirst());
    stage.end("Failed", left.getLast());
    List<String> fresh = new ArrayList<>(stage.alive("app=web"));
    fresh.removeAll(left);
    assertThat(names(stage.terminating(with("\"all\": true")))).isEqualTo(fresh).isNotEmpty();
  }

  @Test
  void the_oldest_come_first_when_asked() throws Exception {
    stage.simulator.delete("pods", "default", web.getFirst());
    assertThat(stage.simulator.awaitReady(Duration.ofMinutes(1))).isEmpty();
    List<String> oldest =
        stage.simulator.pods("app=web").stream()
            .map(Pod::of)
            .filter(Pod::isAlive)
            .sorted((one, other) -> one.created().compareTo(other.created()))
            .map(Pod::name)
            .toList();
    String all = "\"qty\": 3, \"order\": ";
    assertThat(names(stage.terminating(with(all + "\"oldest\"")))).isEqualTo(oldest);
    assertThat(names(stage.terminating(with(all + "\"alphabetic\""))))
        .isEqualTo(stage.alive("app=web"));
  }

  @Test
  void the_same_seed_draws_the_same_pods() throws Exception {
    String arguments = with("\"rand\": true, \"qty\": 2");
    TerminatePods step = Stage.step(TerminatePods.class, arguments);
    List<List<String>> drawn = new ArrayList<>();
    for (long seed = 0; seed < 20; seed++) {
      List<String> once = names(step.prepare(stage.scope(seed, Map.of())));
      assertThat(names(step.prepare(stage.scope(seed, Map.of())))).isEqualTo(once);
      drawn.add(once);
    }
    assertThat(drawn.stream().distinct().count()).isEqualTo(6);
  }

  @Test
  void the_sign_of_it_is_that_the_pods_are_gone_or_going() throws Exception {
    for (int qty : List.of(1, 2)) {
      Prepared prepared = stage.terminating(with("\"qty\": " + qty));
      Evidence sign = prepared.evidence().getFirst();
      assertThat(sign.isPassing()).isFalse();
      assertThat(sign.words()).contains(names(prepared)).endsWith(qty == 1 ? " is gone" : "");
      assertThat(sign.look().inEffect()).isFalse();
      prepared.deed().act();
      assertThat(sign.look().inEffect()).isTrue();
      assertThat(stage.simulator.awaitReady(Duration.ofMinutes(1))).isEmpty();
      stage.simulator.advance(Duration.ofMinutes(1));
      assertThat(stage.simulator.get("pods", "default", names(prepared).getFirst())).isEmpty();
      assertThat(sign.look().inEffect()).isTrue();
    }
  }

  @Test
  void a_pod_that_went_away_meanwhile_is_gone_all_the_same() throws Exception {
    Prepared prepared = stage.terminating(with("\"all\": true"));
    stage.erase(web.getFirst());
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.from(web));
    assertThat(stage.alive("app=web")).doesNotContainAnyElementsOf(web);
  }

  @Test
  void a_refusal_spares_nobody_else_and_says_for_whom_and_why() throws Exception {
    stage.simulator.breaking().on("delete").named(web.get(1)).refuse(403);
    ActivityFailed failed = failure(stage.terminating(with("\"all\": true")));
    assertThat(stage.alive("app=web")).contains(web.get(1)).doesNotContain(web.get(0), web.get(2));
    assertThat(failed)
        .hasMessageStartingWith("pod default/" + web.get(1) + " was not terminated: DELETE ")
        .hasMessageContaining("403 Forbidden")
        .hasMessageEndingWith("; the other 2 were done");
  }

  @Test
  void of_many_each_refused_one_has_a_line() throws Exception {
    stage.close();
    stage = Stage.ready(Simulator.with(deployment("web").replicas(60)));
    List<String> all = stage.alive("");
    String[] refused = all.subList(10, 20).toArray(String[]::new);
    stage.simulator.breaking().on("delete").named(refused).refuse(500);
    ActivityFailed failed = failure(stage.terminating("{\"all\": true}"));
    assertThat(failed.reason().lines())
        .hasSize(10)
        .zipSatisfy(
            List.of(refused),
            (line, name) ->
                assertThat(line).startsWith("pod default/" + name + " was not terminated: "));
    assertThat(failed).hasMessageEndingWith("; the other 50 were done");
    assertThat(stage.alive("")).contains(refused).hasSize(10);
  }

  @Test
  void many_are_deleted_at_once_and_named_in_their_order() throws Exception {
    stage.close();
    stage = Stage.ready(Simulator.with(deployment("web").replicas(60)));
    Prepared prepared = stage.terminating("{\"qty\": 45, \"rand\": true}");
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.from(names(prepared)));
    assertThat(stage.alive("")).doesNotContainAnyElementsOf(names(prepared)).hasSize(15);
  }

  @Test
  void a_namesake_that_came_meanwhile_is_spared() throws Exception {
    stage.statefulPod("data-0");
    Prepared prepared = stage.terminating("{\"name_pattern\": \"^data-0$\"}");
    stage.erase("data-0");
    stage.statefulPod("data-0");
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.of("data-0"));
    assertThat(stage.log())
        .contains("INFO pod default/data-0 was gone; the one that followed it was spared");
    assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    assertThat(stage.alive("")).contains("data-0");
    stage.terminating("{\"name_pattern\": \"^data-0$\"}").deed().act();
    assertThat(stage.alive("")).doesNotContain("data-0");
  }

  @Test
  void what_the_api_refuses_to_list_fails_the_step() {
    stage.simulator.breaking().on("list").of("pods").refuse(403);
    ActivityFailed failed =
        catchThrowableOfType(ActivityFailed.class, () -> stage.terminating(WEB));
    assertThat(failed).hasMessageStartingWith("GET /api/v1/namespaces/default/pods: 403 Forbidden");
  }

  @Test
  void an_interrupt_ends_it_at_once() throws Exception {
    Break hung = stage.simulator.breaking().on("delete").hang();
    for (String arguments : List.of(WEB, with("\"all\": true"))) {
      Prepared prepared = stage.terminating(arguments);
      List<Throwable> outcome = new ArrayList<>();
      long before = hung.strikes();
      Thread killing = killing(prepared, outcome);
      while (hung.strikes() < before + prepared.targets().size()) {
        Thread.onSpinWait();
      }
      killing.interrupt();
      assertThat(killing.join(Duration.ofSeconds(5))).isTrue();
      assertThat(outcome).singleElement().isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void an_interrupt_says_who_was_killed_before() throws Exception {
    stage.close();
    stage = Stage.ready(Simulator.with(deployment("web").replicas(40)));
    List<String> all = stage.alive("");
    String[] last = all.subList(20, 40).toArray(String[]::new);
    Break hung = stage.simulator.breaking().on("delete").named(last).hang();
    Prepared prepared = stage.terminating("{\"all\": true}");
    List<Throwable> outcome = new ArrayList<>();
    Thread killing = killing(prepared, outcome);
    while (hung.strikes() < last.length) {
      Thread.onSpinWait();
    }
    killing.interrupt();
    assertThat(killing.join(Duration.ofSeconds(5))).isTrue();
    assertThat(outcome).singleElement().isInstanceOf(InterruptedException.class);
    assertThat(stage.log())
        .contains(
            "WARNING interrupted after pods were terminated: "
                + String.join(", ", all.subList(0, 20)));
  }
}
