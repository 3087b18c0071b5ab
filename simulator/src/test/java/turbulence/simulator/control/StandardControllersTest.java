package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.scenario.ControlPlane;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.HandTimeline;

/// All controllers together, over the API with its defaults and checks.
class StandardControllersTest {
  private final HandTimeline timeline = new HandTimeline(Rig.START);
  private final ControlPlane plane = new ControlPlane(timeline, new SplittableRandom(1));

  @BeforeEach
  void start() {
    Means means = new Means(plane.store(), plane.verbs(), timeline, new SplittableRandom(2));
    List<Controller> all = new ArrayList<>(StandardControllers.of(means, "PEM"));
    all.add(new PretendedKubelet(means));
    assertThat(plane.run(all)).isNotNull();
    create(new Key(Kinds.NAMESPACES, "shop"), "'v1','kind':'Namespace'", "{}");
    timeline.settle();
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private void create(Key key, String kind, String spec) {
    JsonObject object =
        Rig.json(
            "{'apiVersion':"
                + kind
                + ",'metadata':{'name':'"
                + key.name()
                + "'},'spec':"
                + spec
                + "}");
    Stored created = plane.verbs().create(Caller.ADMIN, key, object);
    assertThat(created.uid()).isNotEmpty();
  }

  private void deployment(int replicas) {
    create(
        Rig.key(Kinds.DEPLOYMENTS, "web"),
        "'apps/v1','kind':'Deployment'",
        """
        {'replicas':@,'selector':{'matchLabels':{'app':'web'}},
         'template':{'metadata':{'labels':{'app':'web'}},
          'spec':{'containers':[{'name':'c','image':'nginx'}]}}}
        """
            .replace("@", Integer.toString(replicas)));
  }

  private List<Stored> all(Resource resource) {
    return plane.store().snapshot(resource).all("shop");
  }

  private Stored get(Resource resource, String name) {
    return plane.store().get(Rig.key(resource, name)).orElseThrow();
  }

  private void run(int seconds) {
    timeline.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void bring_a_deployment_up_and_roll_it() {
    deployment(3);
    run(5);
    create(
        Rig.key(Kinds.SERVICES, "web"),
        "'v1','kind':'Service'",
        "{'selector':{'app':'web'},'ports':[{'port':80}]}");
    create(
        Rig.key(Kinds.BUDGETS, "web"),
        "'policy/v1','kind':'PodDisruptionBudget'",
        "{'maxUnavailable':1,'selector':{'matchLabels':{'app':'web'}}}");
    run(5);
    Stored before = get(Kinds.DEPLOYMENTS, "web");
    assertThat(RolloutStatus.isComplete(before, before.status())).isTrue();
    assertThat(Fields.whole(before.metadata(), "generation", 0)).isEqualTo(1);
    restart("web");
    run(20);
    Stored after = get(Kinds.DEPLOYMENTS, "web");
    assertThat(RolloutStatus.isComplete(after, after.status())).isTrue();
    assertThat(Revisions.of(after)).isEqualTo(2);
    assertThat(all(Kinds.REPLICA_SETS)).hasSize(2);
    assertThat(all(Kinds.PODS)).hasSize(3);
    JsonObject slice = all(Kinds.ENDPOINT_SLICES).getFirst().object();
    assertThat(slice.array("endpoints")).hasSize(3);
    assertThat(get(Kinds.ENDPOINTS, "web").object().has("subsets")).isTrue();
    assertThat(Fields.whole(get(Kinds.BUDGETS, "web").status(), "disruptionsAllowed", 0))
        .isEqualTo(1);
    long revision = plane.store().revision();
    run(60);
    assertThat(plane.store().revision()).as("nobody writes for nothing").isEqualTo(revision);
  }

  private void restart(String deployment) {
    plane
        .verbs()
        .change(
            Caller.ADMIN,
            Rig.key(Kinds.DEPLOYMENTS, deployment),
            Part.OBJECT,
            now ->
                now.with(
                    "spec",
                    now.object("spec")
                        .with("template", restarted(now.object("spec").object("template")))));
  }

  private static JsonObject restarted(JsonObject template) {
    return Revisions.withAnnotations(
        template, JsonObject.of("kubectl.kubernetes.io/restartedAt", "now"));
  }

  @Test
  void leave_nothing_of_a_deployment_or_a_namespace() {
    deployment(3);
    run(5);
    plane.verbs().delete(Caller.ADMIN, Rig.key(Kinds.DEPLOYMENTS, "web"), Deletion.PLAIN);
    run(5);
    assertThat(all(Kinds.REPLICA_SETS)).isEmpty();
    assertThat(all(Kinds.PODS)).isEmpty();
    deployment(3);
    run(5);
    Key shop = new Key(Kinds.NAMESPACES, "shop");
    plane.verbs().delete(Caller.ADMIN, shop, Deletion.PLAIN);
    run(40);
    assertThat(plane.store().get(shop)).isEmpty();
    assertThat(all(Kinds.EVENTS)).isEmpty();
  }

  @Test
  void replace_two_thousand_of_twenty_thousand_pods() {
    deployment(20_000);
    create(
        Rig.key(Kinds.SERVICES, "web"),
        "'v1','kind':'Service'",
        "{'selector':{'app':'web'},'ports':[{'port':80}]}");
    run(120);
    assertThat(Fields.whole(get(Kinds.DEPLOYMENTS, "web").status(), "readyReplicas", 0))
        .isEqualTo(20_000);
    all(Kinds.PODS).stream()
        .limit(2_000)
        .forEach(pod -> plane.verbs().delete(Caller.ADMIN, pod.key(), Deletion.PLAIN));
    run(60);
    assertThat(Fields.whole(get(Kinds.DEPLOYMENTS, "web").status(), "readyReplicas", 0))
        .isEqualTo(20_000);
    assertThat(all(Kinds.PODS)).hasSize(20_000);
    assertThat(all(Kinds.ENDPOINT_SLICES)).hasSizeBetween(200, 250);
  }
}
