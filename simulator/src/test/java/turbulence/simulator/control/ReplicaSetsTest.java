package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.store.Stored;

class ReplicaSetsTest {
  private static final String SET =
      """
      {'apiVersion':'apps/v1','kind':'ReplicaSet','metadata':{'name':'web'},
       'spec':{'replicas':3,'selector':{'matchLabels':{'app':'web'}},
        'template':{'metadata':{'labels':{'app':'web'}},
         'spec':{'containers':[{'name':'c','image':'nginx'}]}}}}
      """;

  private static final String LOOSE_POD =
      """
      {'apiVersion':'v1','kind':'Pod','metadata':{'name':'loose','labels':{'app':'web'}},
       'spec':{'containers':[{'name':'c','image':'nginx'}]}}
      """;

  private final Rig rig = new Rig(1, ReplicaSets::of, PretendedKubelet::new);

  private void live(JsonObject status, long replicas) {
    assertThat(Fields.whole(status, "replicas", 0)).isEqualTo(replicas);
    assertThat(Fields.whole(status, "readyReplicas", 0)).isEqualTo(replicas);
  }

  @Test
  void makes_the_pods_that_are_missing_and_counts_them() {
    Stored set = rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(5);
    assertThat(rig.all(Kinds.PODS)).hasSize(3);
    Stored pod = rig.all(Kinds.PODS).getFirst();
    assertThat(pod.key().name()).matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
    assertThat(pod.metadata().array("ownerReferences").get(0)).isEqualTo(References.to(set));
    assertThat(rig.get(Kinds.REPLICA_SETS, "web").status())
        .isEqualTo(
            Rig.json(
                """
                {'replicas':3,'fullyLabeledReplicas':3,'readyReplicas':3,'availableReplicas':3,
                 'terminatingReplicas':0,'observedGeneration':1}
                """));
    assertThat(rig.told("SuccessfulCreate"))
        .hasSize(3)
        .contains("Created pod: " + pod.key().name());
  }

  @Test
  void replaces_a_deleted_pod_while_it_still_ends() {
    rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(5);
    rig.delete(Kinds.PODS, rig.all(Kinds.PODS).getFirst().key().name(), Deletion.PLAIN);
    rig.timeline.settle();
    assertThat(rig.all(Kinds.PODS)).hasSize(4);
    JsonObject status = rig.get(Kinds.REPLICA_SETS, "web").status();
    assertThat(Fields.whole(status, "terminatingReplicas", -1)).isEqualTo(1);
    rig.run(5);
    live(rig.get(Kinds.REPLICA_SETS, "web").status(), 3);
  }

  @Test
  void adopts_what_fits_and_lets_go_of_what_no_longer_does() {
    rig.create(Kinds.PODS, LOOSE_POD);
    Stored set = rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(5);
    assertThat(rig.all(Kinds.PODS)).hasSize(3);
    assertThat(References.isControlledBy(rig.get(Kinds.PODS, "loose"), set.uid())).isTrue();
    rig.change(
        Kinds.PODS,
        "loose",
        pod ->
            pod.with(
                "metadata", pod.object("metadata").with("labels", JsonObject.of("app", "debug"))));
    rig.run(5);
    assertThat(rig.all(Kinds.PODS)).hasSize(4);
    assertThat(References.of(rig.get(Kinds.PODS, "loose"))).isEmpty();
  }

  @Test
  void waits_for_pods_to_be_ready_for_long_enough() {
    rig.create(
        Kinds.REPLICA_SETS, SET.replace("'replicas':3", "'replicas':1,'minReadySeconds':30"));
    rig.run(20);
    JsonObject early = rig.get(Kinds.REPLICA_SETS, "web").status();
    assertThat(Fields.whole(early, "readyReplicas", 0)).isEqualTo(1);
    assertThat(early.has("availableReplicas")).isFalse();
    rig.run(20);
    JsonObject late = rig.get(Kinds.REPLICA_SETS, "web").status();
    assertThat(Fields.whole(late, "availableReplicas", 0)).isEqualTo(1);
  }

  @Test
  void tells_of_what_it_cannot_make_until_it_can() {
    rig.verbs.refused = Kinds.PODS;
    rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(1);
    JsonObject condition =
        Conditions.find(rig.get(Kinds.REPLICA_SETS, "web").status(), "ReplicaFailure");
    assertThat(condition)
        .isEqualTo(
            Rig.json(
                """
                {'type':'ReplicaFailure','status':'True','lastTransitionTime':'2026-01-01T00:00:00Z',
                 'reason':'FailedCreate','message':'no more pods'}
                """));
    assertThat(rig.told("FailedCreate")).containsExactly("Error creating: no more pods");
    rig.verbs.refused = null;
    rig.run(60);
    assertThat(rig.get(Kinds.REPLICA_SETS, "web").status().has("conditions")).isFalse();
    live(rig.get(Kinds.REPLICA_SETS, "web").status(), 3);
  }

  @Test
  void deletes_first_what_is_worth_least() {
    rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(5);
    List<Stored> pods = rig.all(Kinds.PODS);
    String cheap = pods.get(1).key().name();
    rig.change(
        Kinds.PODS,
        cheap,
        pod ->
            Revisions.withAnnotations(
                pod, JsonObject.of("controller.kubernetes.io/pod-deletion-cost", "-5")));
    rig.spec(Kinds.REPLICA_SETS, "web", "replicas", 2);
    rig.run(5);
    assertThat(rig.all(Kinds.PODS)).hasSize(2).noneMatch(pod -> pod.key().name().equals(cheap));
    assertThat(rig.told("SuccessfulDelete")).containsExactly("Deleted pod: " + cheap);
  }

  @Test
  void replaces_two_thousand_of_twenty_thousand() {
    rig.create(Kinds.REPLICA_SETS, SET.replace("'replicas':3", "'replicas':20000"));
    rig.run(120);
    live(rig.get(Kinds.REPLICA_SETS, "web").status(), 20_000);
    rig.all(Kinds.PODS).stream()
        .limit(2_000)
        .forEach(pod -> rig.delete(Kinds.PODS, pod.key().name(), Deletion.PLAIN));
    rig.run(5);
    live(rig.get(Kinds.REPLICA_SETS, "web").status(), 20_000);
    assertThat(rig.all(Kinds.EVENTS)).hasSizeLessThan(30);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void settles_whatever_happens(long seed) {
    Rig wild = new Rig(seed, ReplicaSets::of, GarbageCollection::new, PretendedKubelet::new);
    SplittableRandom random = new SplittableRandom(seed);
    wild.create(Kinds.REPLICA_SETS, SET);
    wild.create(Kinds.REPLICA_SETS, SET.replace("web", "shop"));
    for (int i = 0; i < 60; i++) {
      happen(wild, random);
      wild.timeline.advance(Duration.ofMillis(random.nextInt(500)));
    }
    wild.run(60);
    for (String name : List.of("web", "shop")) {
      Stored set = wild.get(Kinds.REPLICA_SETS, name);
      List<Stored> owned =
          wild.all(Kinds.PODS).stream()
              .filter(pod -> References.isControlledBy(pod, set.uid()))
              .toList();
      assertThat(owned).as("seed " + seed).hasSize((int) ReplicaSets.wanted(set));
      live(set.status(), ReplicaSets.wanted(set));
    }
    assertThat(wild.all(Kinds.PODS))
        .as("seed " + seed)
        .allMatch(pod -> References.of(pod).size() <= 1)
        .allMatch(pod ->
            !References.of(pod).isEmpty()
                || Fields.text(pod.metadata().object("labels"), "app").equals("other"));
  }

  private static void happen(Rig rig, SplittableRandom random) {
    List<Stored> pods = rig.all(Kinds.PODS);
    String set = random.nextBoolean() ? "web" : "shop";
    if (pods.isEmpty() || random.nextInt(4) == 0) {
      rig.spec(Kinds.REPLICA_SETS, set, "replicas", random.nextInt(8));
      return;
    }
    String pod = pods.get(random.nextInt(pods.size())).key().name();
    switch (random.nextInt(3)) {
      case 0 -> rig.delete(Kinds.PODS, pod, Deletion.PLAIN);
      case 1 -> rig.delete(Kinds.PODS, pod, Deletion.NOW);
      default -> relabel(rig, pod, List.of("web", "shop", "other").get(random.nextInt(3)));
    }
  }

  private static void relabel(Rig rig, String pod, String app) {
    rig.change(
        Kinds.PODS,
        pod,
        now ->
            now.with("metadata", now.object("metadata").with("labels", JsonObject.of("app", app))));
  }
}
