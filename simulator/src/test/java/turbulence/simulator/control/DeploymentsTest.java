package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.store.Stored;

class DeploymentsTest {
  private static final String DEPLOYMENT =
      """
      {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web'},
       'spec':{'replicas':3,'selector':{'matchLabels':{'app':'web'}},
        'strategy':{'type':'RollingUpdate',
         'rollingUpdate':{'maxUnavailable':'25%','maxSurge':'25%'}},
        'revisionHistoryLimit':10,'progressDeadlineSeconds':600,
        'template':{'metadata':{'labels':{'app':'web'}},
         'spec':{'containers':[{'name':'c','image':'nginx'}]}}}}
      """;

  private final Rig rig = rig(1);

  private static Rig rig(long seed) {
    return new Rig(
        seed, Deployments::new, ReplicaSets::of, GarbageCollection::new, PretendedKubelet::new);
  }

  private Stored deployment() {
    return rig.get(Kinds.DEPLOYMENTS, "web");
  }

  private JsonObject condition(String type) {
    JsonObject found = Conditions.find(deployment().status(), type);
    assertThat(found).as(type).isNotNull();
    return found;
  }

  private static void image(Rig rig, String image) {
    JsonObject spec = Rig.json("{'containers':[{'name':'c','image':'" + image + "'}]}");
    template(rig, template -> template.with("spec", spec));
  }

  private static void template(Rig rig, UnaryOperator<JsonObject> change) {
    rig.change(
        Kinds.DEPLOYMENTS,
        "web",
        now -> {
          JsonObject changed = change.apply(now.object("spec").object("template"));
          return now.with("spec", now.object("spec").with("template", changed));
        });
  }

  private List<Stored> active() {
    return rig.all(Kinds.REPLICA_SETS).stream().filter(SetFamily::isActive).toList();
  }

  @Test
  void becomes_available_as_a_real_one_says_it() {
    Stored created = rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT);
    rig.run(5);
    Stored set = rig.all(Kinds.REPLICA_SETS).getFirst();
    String name = set.key().name();
    assertThat(name).matches("web-[bcdfghjklmnpqrstvwxz2456789]{6,10}");
    assertThat(deployment().status())
        .isEqualTo(
            Rig.json(
                """
                {'observedGeneration':1,'replicas':3,'updatedReplicas':3,'readyReplicas':3,
                 'availableReplicas':3,'terminatingReplicas':0,'conditions':[
                 {'type':'Available','status':'True','lastUpdateTime':'2026-01-01T00:00:00Z',
                  'lastTransitionTime':'2026-01-01T00:00:00Z','reason':'MinimumReplicasAvailable',
                  'message':'Deployment has minimum availability.'},
                 {'type':'Progressing','status':'True','lastUpdateTime':'2026-01-01T00:00:00Z',
                  'lastTransitionTime':'2026-01-01T00:00:00Z','reason':'NewReplicaSetAvailable',
                  'message':'ReplicaSet \\"@\\" has successfully progressed.'}]}
                """
                    .replace("@", name)));
    assertThat(deployment().metadata().object("annotations"))
        .isEqualTo(JsonObject.of("deployment.kubernetes.io/revision", "1"));
    assertThat(Fields.whole(deployment().metadata(), "generation", 0)).isEqualTo(1);
    assertThat(set.metadata().object("annotations"))
        .isEqualTo(
            Rig.json(
                """
                {'deployment.kubernetes.io/desired-replicas':'3',
                 'deployment.kubernetes.io/max-replicas':'4',
                 'deployment.kubernetes.io/revision':'1'}
                """));
    assertThat(set.metadata().array("ownerReferences").get(0)).isEqualTo(References.to(created));
    assertThat(rig.told("ScalingReplicaSet"))
        .containsExactly("Scaled up replica set " + name + " from 0 to 3");
  }

  @Test
  void rolls_within_the_bounds_of_its_strategy() {
    rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT);
    rig.run(5);
    image(rig, "nginx:2");
    for (int i = 0; i < 50; i++) {
      rig.timeline.advance(Duration.ofMillis(50));
      long ready =
          rig.all(Kinds.PODS).stream().filter(Pods::isActive).filter(Pods::isReady).count();
      long live = rig.all(Kinds.PODS).stream().filter(Pods::isActive).count();
      assertThat(ready).isGreaterThanOrEqualTo(3);
      assertThat(live).isLessThanOrEqualTo(4);
    }
    rig.run(5);
    assertThat(active()).hasSize(1);
    assertThat(rig.all(Kinds.REPLICA_SETS)).hasSize(2);
    assertThat(Revisions.of(deployment())).isEqualTo(2);
    assertThat(Fields.text(condition("Progressing"), "reason")).isEqualTo("NewReplicaSetAvailable");
    assertThat(rig.told("ScalingReplicaSet")).hasSize(7);
  }

  @Test
  void goes_back_to_an_old_template_under_a_new_revision() {
    rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT);
    rig.run(5);
    String first = rig.all(Kinds.REPLICA_SETS).getFirst().key().name();
    image(rig, "nginx:2");
    rig.run(10);
    image(rig, "nginx");
    rig.run(10);
    assertThat(active()).hasSize(1);
    Stored set = active().getFirst();
    assertThat(set.key().name()).isEqualTo(first);
    assertThat(Revisions.of(set)).isEqualTo(3);
    assertThat(
            Fields.text(
                set.metadata().object("annotations"), "deployment.kubernetes.io/revision-history"))
        .isEqualTo("1");
    assertThat(Revisions.of(deployment())).isEqualTo(3);
  }

  @Test
  void gives_up_on_a_rollout_that_takes_too_long() {
    rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT);
    rig.run(5);
    template(rig, now -> now.with("spec", now.object("spec").with("sick", true)));
    rig.run(590);
    assertThat(Fields.text(condition("Progressing"), "status")).isEqualTo("True");
    rig.run(30);
    JsonObject late = condition("Progressing");
    assertThat(Fields.text(late, "status")).isEqualTo("False");
    assertThat(Fields.text(late, "reason")).isEqualTo("ProgressDeadlineExceeded");
    assertThat(Fields.text(late, "message"))
        .matches("ReplicaSet \"web-[a-z0-9]+\" has timed out progressing\\.");
    assertThat(Fields.text(condition("Available"), "status")).isEqualTo("True");
    assertThat(rig.all(Kinds.PODS)).hasSize(4);
  }

  @Test
  void says_when_too_few_are_available() {
    rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT.replace("{'containers'", "{'sick':true,'containers'"));
    rig.run(5);
    JsonObject condition = condition("Available");
    assertThat(Fields.text(condition, "reason")).isEqualTo("MinimumReplicasUnavailable");
    assertThat(Fields.text(condition, "message"))
        .isEqualTo("Deployment does not have minimum availability.");
    assertThat(Fields.whole(deployment().status(), "unavailableReplicas", 0)).isEqualTo(3);
  }

  @Test
  void waits_while_paused_and_scales_nevertheless() {
    rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT);
    rig.run(5);
    rig.spec(Kinds.DEPLOYMENTS, "web", "paused", true);
    rig.run(1);
    assertThat(Fields.text(condition("Progressing"), "reason")).isEqualTo("DeploymentPaused");
    assertThat(Fields.text(condition("Progressing"), "message")).isEqualTo("Deployment is paused");
    image(rig, "nginx:2");
    rig.spec(Kinds.DEPLOYMENTS, "web", "replicas", 5);
    rig.run(5);
    assertThat(rig.all(Kinds.REPLICA_SETS)).hasSize(1);
    assertThat(rig.all(Kinds.PODS)).hasSize(5);
    rig.spec(Kinds.DEPLOYMENTS, "web", "paused", false);
    rig.timeline.settle();
    rig.run(20);
    assertThat(rig.all(Kinds.REPLICA_SETS)).hasSize(2);
    assertThat(rig.all(Kinds.PODS)).hasSize(5);
    assertThat(Fields.text(condition("Progressing"), "reason")).isEqualTo("NewReplicaSetAvailable");
  }

  @Test
  void recreates_only_when_all_old_pods_are_gone() {
    rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT);
    rig.run(5);
    rig.spec(Kinds.DEPLOYMENTS, "web", "strategy", JsonObject.of("type", "Recreate"));
    image(rig, "nginx:2");
    for (int i = 0; i < 60; i++) {
      rig.timeline.advance(Duration.ofMillis(20));
      long kinds =
          rig.all(Kinds.PODS).stream().map(pod -> pod.metadata().get("labels")).distinct().count();
      assertThat(kinds).isLessThanOrEqualTo(1);
    }
    rig.run(5);
    assertThat(Fields.whole(deployment().status(), "availableReplicas", 0)).isEqualTo(3);
  }

  @Test
  void keeps_as_much_history_as_it_should() {
    rig.create(
        Kinds.DEPLOYMENTS,
        DEPLOYMENT.replace("'revisionHistoryLimit':10", "'revisionHistoryLimit':2"));
    for (int i = 2; i < 8; i++) {
      rig.run(10);
      image(rig, "nginx:" + i);
    }
    rig.run(10);
    assertThat(rig.all(Kinds.REPLICA_SETS).stream().map(Revisions::of).sorted())
        .containsExactly(5L, 6L, 7L);
  }

  @Test
  void scales_in_proportion_while_it_rolls() {
    rig.create(Kinds.DEPLOYMENTS, DEPLOYMENT.replace("'replicas':3", "'replicas':10"));
    rig.run(5);
    template(rig, now -> now.with("spec", now.object("spec").with("sick", true)));
    rig.run(5);
    rig.spec(Kinds.DEPLOYMENTS, "web", "replicas", 20);
    rig.run(5);
    assertThat(active().stream().map(ReplicaSets::wanted).sorted()).containsExactly(10L, 15L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void settles_whatever_happens(long seed) {
    Rig wild = rig(seed);
    SplittableRandom random = new SplittableRandom(seed);
    wild.create(Kinds.DEPLOYMENTS, DEPLOYMENT);
    for (int i = 0; i < 40; i++) {
      happen(wild, random);
      wild.timeline.advance(Duration.ofMillis(random.nextInt(700)));
    }
    wild.spec(Kinds.DEPLOYMENTS, "web", "paused", false);
    wild.run(120);
    Stored web = wild.get(Kinds.DEPLOYMENTS, "web");
    assertThat(wild.all(Kinds.PODS)).as("seed " + seed).hasSize((int) ReplicaSets.wanted(web));
    assertThat(RolloutStatus.isComplete(web, web.status())).as("seed " + seed).isTrue();
    Json image = web.spec().object("template").object("spec").get("containers");
    assertThat(wild.all(Kinds.PODS))
        .as("seed " + seed)
        .allMatch(pod -> Fields.same(pod.spec().get("containers"), image))
        .allMatch(pod -> References.of(pod).size() == 1);
  }

  private static void happen(Rig rig, SplittableRandom random) {
    List<Stored> pods = rig.all(Kinds.PODS);
    switch (random.nextInt(5)) {
      case 0 -> rig.spec(Kinds.DEPLOYMENTS, "web", "replicas", random.nextInt(7));
      case 1 -> image(rig, "nginx:" + random.nextInt(4));
      case 2 -> rig.spec(Kinds.DEPLOYMENTS, "web", "paused", random.nextBoolean());
      case 3 -> {
        List<Stored> sets = rig.all(Kinds.REPLICA_SETS);
        if (!sets.isEmpty()) {
          String set = sets.get(random.nextInt(sets.size())).key().name();
          rig.delete(Kinds.REPLICA_SETS, set, Deletion.PLAIN);
        }
      }
      default -> {
        if (!pods.isEmpty()) {
          String pod = pods.get(random.nextInt(pods.size())).key().name();
          rig.delete(Kinds.PODS, pod, Deletion.PLAIN);
        }
      }
    }
  }
}
