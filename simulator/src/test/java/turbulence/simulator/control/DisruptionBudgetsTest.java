package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Stored;

class DisruptionBudgetsTest {
  private static final String SET =
      """
      {'apiVersion':'apps/v1','kind':'ReplicaSet','metadata':{'name':'web'},
       'spec':{'replicas':7,'selector':{'matchLabels':{'app':'web'}},
        'template':{'metadata':{'labels':{'app':'web'}},'spec':{}}}}
      """;

  private final Rig rig = rig(1);

  private static Rig rig(long seed) {
    return new Rig(seed, DisruptionBudgets::new, ReplicaSets::of, PretendedKubelet::new);
  }

  private static void budget(Rig rig, String bound) {
    rig.create(
        Kinds.BUDGETS,
        "{'apiVersion':'policy/v1','kind':'PodDisruptionBudget','metadata':{'name':'web'},'spec':{"
            + bound
            + ",'selector':{'matchLabels':{'app':'web'}}}}");
  }

  private JsonObject status() {
    return rig.get(Kinds.BUDGETS, "web").status();
  }

  @Test
  void says_what_a_real_one_says() {
    rig.create(Kinds.REPLICA_SETS, SET.replace("7", "4"));
    rig.run(5);
    budget(rig, "'minAvailable':4");
    rig.timeline.settle();
    assertThat(status())
        .isEqualTo(
            Rig.json(
                """
                {'observedGeneration':1,'disruptionsAllowed':0,'currentHealthy':4,
                 'desiredHealthy':4,'expectedPods':4,'conditions':[{'type':'DisruptionAllowed',
                 'status':'False','observedGeneration':1,
                 'lastTransitionTime':'2026-01-01T00:00:05Z','reason':'InsufficientPods',
                 'message':''}]}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'minAvailable':5, 5, 2",
        "'minAvailable':'50%', 4, 3",
        "'minAvailable':'100%', 7, 0",
        "'maxUnavailable':1, 6, 1",
        "'maxUnavailable':'30%', 4, 3",
        "'maxUnavailable':9, 0, 7",
        "'minAvailable':0, 0, 7"
      })
  void rounds_as_a_real_one_does(String bound, long desired, long allowed) {
    rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(5);
    budget(rig, bound);
    rig.timeline.settle();
    assertThat(Fields.whole(status(), "desiredHealthy", -1)).isEqualTo(desired);
    assertThat(Fields.whole(status(), "disruptionsAllowed", -1)).isEqualTo(allowed);
    assertThat(Fields.whole(status(), "expectedPods", -1)).isEqualTo(7);
  }

  @Test
  void forgets_a_granted_disruption_that_did_not_happen() {
    rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(5);
    budget(rig, "'minAvailable':5");
    rig.timeline.settle();
    String pod = rig.all(Kinds.PODS).getFirst().key().name();
    JsonObject granted = JsonObject.of(pod, rig.means.now());
    rig.verbs.change(
        Caller.ADMIN,
        Rig.key(Kinds.BUDGETS, "web"),
        Part.STATUS,
        now -> now.with("status", now.object("status").with("disruptedPods", granted)));
    rig.run(100);
    assertThat(Fields.whole(status(), "disruptionsAllowed", -1)).isEqualTo(1);
    assertThat(status().object("disruptedPods")).isEqualTo(granted);
    rig.run(30);
    assertThat(Fields.whole(status(), "disruptionsAllowed", -1)).isEqualTo(2);
    assertThat(status().has("disruptedPods")).isFalse();
    assertThat(rig.told("NotDeleted")).hasSize(1);
  }

  @Test
  void allows_nothing_when_owners_cannot_be_counted() {
    rig.create(Kinds.REPLICA_SETS, SET);
    rig.run(5);
    JsonObject strange = Rig.json("{'apiVersion':'acme.example/v1','kind':'Gizmo','name':'g'}");
    String pod = rig.all(Kinds.PODS).getFirst().key().name();
    rig.change(
        Kinds.PODS,
        pod,
        now ->
            References.with(
                References.without(now, _ -> true),
                strange.with("uid", "1").with("controller", true)));
    budget(rig, "'maxUnavailable':1");
    rig.timeline.settle();
    JsonObject condition = Conditions.find(status(), "DisruptionAllowed");
    assertThat(condition).isNotNull();
    assertThat(Fields.text(condition, "reason")).isEqualTo("SyncFailed");
    assertThat(Fields.text(condition, "message"))
        .isEqualTo("gizmos.acme.example does not implement the scale subresource");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void counts_right_whatever_happens(long seed) {
    Rig wild = rig(seed);
    SplittableRandom random = new SplittableRandom(seed);
    wild.create(Kinds.REPLICA_SETS, SET);
    budget(wild, random.nextBoolean() ? "'maxUnavailable':'40%'" : "'minAvailable':'40%'");
    boolean most = wild.get(Kinds.BUDGETS, "web").spec().has("maxUnavailable");
    for (int i = 0; i < 40; i++) {
      List<Stored> pods = wild.all(Kinds.PODS);
      if (random.nextInt(3) == 0 || pods.isEmpty()) {
        wild.spec(Kinds.REPLICA_SETS, "web", "replicas", random.nextInt(12));
      } else {
        String victim = pods.get(random.nextInt(pods.size())).key().name();
        wild.delete(Kinds.PODS, victim, Deletion.PLAIN);
      }
      wild.timeline.advance(Duration.ofMillis(random.nextInt(400)));
      long wanted = ReplicaSets.wanted(wild.get(Kinds.REPLICA_SETS, "web"));
      long part = (long) Math.ceil(wanted * 40 / 100.0);
      long desired = most ? wanted - part : part;
      long healthy =
          wild.all(Kinds.PODS).stream()
              .filter(pod -> !pod.isDeleting() && Pods.isReady(pod))
              .count();
      JsonObject status = wild.get(Kinds.BUDGETS, "web").status();
      if (!wild.all(Kinds.PODS).isEmpty() && Fields.whole(status, "expectedPods", 0) == wanted) {
        assertThat(Fields.whole(status, "desiredHealthy", -1))
            .as("seed " + seed)
            .isEqualTo(desired);
        assertThat(Fields.whole(status, "currentHealthy", -1))
            .as("seed " + seed)
            .isEqualTo(healthy);
        assertThat(Fields.whole(status, "disruptionsAllowed", -1))
            .as("seed " + seed)
            .isEqualTo(wanted == 0 ? 0 : Math.max(0, healthy - desired));
      }
    }
  }
}
