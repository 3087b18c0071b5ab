package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

class EvictingPodsTest {
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

  private void budget(String app, int least) {
    stage.simulator.apply(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: budget-of-%1$s}
        spec:
          minAvailable: %2$s
          selector: {matchLabels: {app: %1$s}}
        """
            .formatted(app, least));
    stage.simulator.settle();
  }

  private Prepared evicting(String more) throws Exception {
    return Stage.step(
            TerminatePods.class,
            "{\"label_selector\": \"app\", \"all\": true, \"evict\": true" + more + "}")
        .prepare(stage.inItsTime());
  }

  @Test
  void pods_are_asked_to_go_and_not_deleted() throws Exception {
    Break deletions = stage.simulator.breaking().on("delete").delay(Duration.ZERO);
    List<String> all = stage.alive("");
    assertThat(evicting(", \"grace_period\": 3").deed().act()).isEqualTo(JsonArray.from(all));
    assertThat(stage.alive("")).doesNotContainAnyElementsOf(all);
    assertThat(deletions.strikes()).isZero();
    JsonObject pod = stage.simulator.get("pods", "default", web.getFirst()).orElseThrow();
    assertThat(pod.object("metadata").get("deletionGracePeriodSeconds")).isEqualTo(Json.of(3));
  }

  @Test
  void a_budget_is_waited_for_and_holds_up_nobody_else() throws Exception {
    budget("web", 2);
    Instant before = stage.simulator.now();
    Prepared evicting = evicting("");
    List<String> all = stage.alive("");
    assertThat(evicting.deed().act()).isEqualTo(JsonArray.from(all));
    assertThat(stage.alive("")).doesNotContainAnyElementsOf(all);
    assertThat(stage.simulator.now()).isAfterOrEqualTo(before.plusSeconds(10));
    assertThat(stage.log())
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("INFO pod default/web-")
                .contains(
                    " and 1 more wait: The disruption budget budget-of-web needs 2 healthy"
                        + " pods and has "));
  }

  @Test
  void a_budget_that_never_lets_go_is_named_and_the_others_have_gone() throws Exception {
    budget("web", 3);
    Instant before = stage.simulator.now();
    Prepared evicting = evicting(", \"timeout\": 12.5");
    ActivityFailed failed = catchThrowableOfType(ActivityFailed.class, () -> evicting.deed().act());
    assertThat(failed.reason().lines())
        .hasSize(3)
        .zipSatisfy(
            web,
            (line, name) ->
                assertThat(line)
                    .startsWith("pod default/" + name + " was not evicted: refused for 12.5 s: ")
                    .contains("429 TooManyRequests")
                    .contains("The disruption budget budget-of-web needs 3 healthy pods and has"));
    assertThat(failed).hasMessageEndingWith("; the other 1 was done");
    assertThat(Duration.between(before, stage.simulator.now()))
        .isEqualTo(Duration.ofMillis(12_500));
    assertThat(stage.alive("app=web")).isEqualTo(web);
    assertThat(evicting.forecast().look().refusals())
        .contains(
            "budget default/budget-of-web allows 0 disruptions, and 3 of its pods would be"
                + " evicted");
  }

  @Test
  void other_refusals_are_not_waited_for() throws Exception {
    stage.simulator.breaking().on("create").of("pods/eviction").named(web.getFirst()).refuse(500);
    Instant before = stage.simulator.now();
    Prepared evicting = evicting("");
    ActivityFailed failed = catchThrowableOfType(ActivityFailed.class, () -> evicting.deed().act());
    assertThat(failed)
        .hasMessageStartingWith("pod default/" + web.getFirst() + " was not evicted: POST ")
        .hasMessageEndingWith("; the other 3 were done");
    assertThat(stage.simulator.now()).isEqualTo(before);
  }

  @Test
  void whoever_went_meanwhile_is_gone() throws Exception {
    budget("web", 3);
    Prepared evicting = evicting(", \"timeout\": 0");
    web.forEach(name -> {
      try {
        stage.erase(name);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    assertThat(evicting.deed().act()).isInstanceOf(JsonArray.class);
  }

  @Test
  void an_eviction_needs_another_right_than_a_deletion() {
    assertThat(Stage.step(TerminatePods.class, "{}").needs())
        .containsExactly(
            Need.of("list", Resource.PODS, "default"), Need.of("delete", Resource.PODS, "default"));
    assertThat(Stage.step(TerminatePods.class, "{\"evict\": true, \"names\": [\"a\"]}").needs())
        .containsExactly(
            Need.of("list", Resource.PODS, "default").on("a"),
            Need.of("create", Resource.PODS, "default").part("eviction").on("a"));
  }

  @Test
  void an_interrupt_while_waiting_says_who_has_gone() throws Exception {
    budget("web", 3);
    Prepared evicting =
        Stage.step(
                TerminatePods.class,
                "{\"label_selector\": \"app\", \"all\": true, \"evict\": true}")
            .prepare(stage.scope());
    List<Throwable> outcome = new CopyOnWriteArrayList<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() ->
                outcome.add(catchThrowableOfType(Throwable.class, () -> evicting.deed().act())));
    while (stage.log().stream().noneMatch(line -> line.contains(" wait: "))) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(1))).isTrue();
    assertThat(outcome).singleElement().isInstanceOf(InterruptedException.class);
    assertThat(stage.log())
        .anySatisfy(line ->
            assertThat(line).startsWith("WARNING interrupted after pods were terminated: db-"));
  }
}
