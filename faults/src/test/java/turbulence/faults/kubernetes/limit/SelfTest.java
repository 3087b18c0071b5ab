package turbulence.faults.kubernetes.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Footprint.Ruling;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.model.Limits;
import turbulence.experiment.world.SystemWorld;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Loss.Kind;
import turbulence.json.JsonObject;

class SelfTest {
  private static final Resource ACCOUNTS = new Resource("", "v1", "serviceaccounts", true);
  private static final Resource JOBS = new Resource("batch", "v1", "jobs", true);

  @TempDir Path folder;
  private LimitStage stage;
  private Ref own;

  @BeforeEach
  void open() throws Exception {
    stage = LimitStage.open(folder);
    stage.simulator.apply(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: runner, namespace: shop}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: run, namespace: shop}
        spec:
          template:
            metadata: {labels: {app: run}}
            spec:
              restartPolicy: Never
              serviceAccountName: runner
              containers: [{name: run, image: "busybox", command: [sleep, "3600"]}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: other, namespace: shop, labels: {turbulence.dev/run: abc}}
        spec: {containers: [{name: web, image: nginx}]}
        """);
    stage.simulator.advance(Duration.ofMinutes(1));
    own = stage.pods("run").getFirst();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /// What is said to a run in that pod, or to one that is in none.
  private Ruling ask(@Nullable Ref pod, List<Loss> losses, Policy policy) throws Exception {
    Objections objections = new Objections();
    new Self(new Register(stage.cluster, Map.of()), objections, pod).look(losses, policy);
    return objections.ruling();
  }

  private List<String> inside(Loss... losses) throws Exception {
    return ask(own, List.of(losses), Policy.OPEN).refusals();
  }

  private List<String> outside(Loss... losses) throws Exception {
    return ask(null, List.of(losses), Policy.OPEN).refusals();
  }

  private static Loss loss(Kind kind, Ref ref) {
    return Loss.of(kind, ref);
  }

  private Loss[] nodes(Kind kind) {
    return stage.nodes().stream()
        .map(node -> loss(kind, Resource.NODES.ref("", node)))
        .toArray(Loss[]::new);
  }

  private String node() {
    JsonObject pod = stage.simulator.get("pods", "shop", own.name()).orElseThrow();
    return pod.object("spec").text("nodeName").orElseThrow();
  }

  @Test
  void the_pod_of_this_run_is_not_hit() throws Exception {
    assertThat(inside(loss(Kind.POD_GONE, own)))
        .containsExactly(
            "it would hit pod shop/"
                + own.name()
                + ": this run is in it; runtime.limits.self lifts that");
    assertThat(outside(loss(Kind.POD_GONE, own))).isEmpty();
  }

  @Test
  void the_node_of_this_run_is_not_closed() throws Exception {
    String refusal =
        "it would hit node " + node() + ": this run is on it; runtime.limits.self lifts that";
    assertThat(inside(nodes(Kind.NODE_CLOSED))).containsExactly(refusal);
    assertThat(inside(nodes(Kind.NODE_EMPTIED))).containsExactly(refusal);
    assertThat(outside(nodes(Kind.NODE_CLOSED))).isEmpty();
    assertThat(inside(nodes(Kind.NODE_OPENED))).isEmpty();
    String other =
        stage.nodes().stream().filter(each -> !each.equals(node())).findFirst().orElseThrow();
    assertThat(inside(loss(Kind.NODE_EMPTIED, Resource.NODES.ref("", other)))).isEmpty();
  }

  @Test
  void what_this_run_depends_on_is_not_hit() throws Exception {
    Ref namespace = Resource.NAMESPACES.ref("", "shop");
    Loss[] losses = {
      loss(Kind.CHANGED, ACCOUNTS.ref("shop", "runner")),
      loss(Kind.DELETED, JOBS.ref("shop", "run")),
      loss(Kind.DELETED, namespace)
    };
    assertThat(inside(losses))
        .containsExactly(
            "it would hit serviceaccount shop/runner: this run has its rights from it;"
                + " runtime.limits.self lifts that",
            "it would hit job shop/run: the pod of this run belongs to it; runtime.limits.self"
                + " lifts that",
            "it would hit namespace shop: this run is in it; runtime.limits.self lifts that");
    assertThat(inside(loss(Kind.CHANGED, namespace))).isEmpty();
    assertThat(outside(losses)).isEmpty();
  }

  @Test
  void what_belongs_to_other_runs_is_not_hit() throws Exception {
    assertThat(outside(loss(Kind.POD_GONE, Resource.PODS.ref("shop", "other"))))
        .containsExactly(
            "it would hit pod shop/other: it belongs to a run of ours (label turbulence.dev/run);"
                + " runtime.limits.self lifts that");
  }

  @Test
  void somebody_may_lift_that_unless_the_settings_deny_it() throws Exception {
    Limits yes = LimitStage.limits("{'self': true}");
    Limits no = LimitStage.limits("{'self': false}");
    List<Loss> losses = List.of(nodes(Kind.NODE_CLOSED));
    assertThat(ask(own, losses, new Policy(Limits.OPEN, yes, Limits.OPEN)).refusals()).isEmpty();
    assertThat(ask(own, losses, new Policy(yes, no, Limits.OPEN)).refusals()).isEmpty();
    assertThat(ask(own, losses, new Policy(no, yes, yes)).refusals()).hasSize(1);
    assertThat(ask(own, losses, new Policy(Limits.OPEN, no, Limits.OPEN)).refusals()).hasSize(1);
  }

  @Test
  void who_may_not_read_where_he_is_is_told_so() throws Exception {
    stage.simulator.breaking().on("get").of("pods").refuse(403);
    Ruling ruling = ask(own, List.of(nodes(Kind.NODE_CLOSED)), Policy.OPEN);
    assertThat(ruling.refusals()).isEmpty();
    assertThat(ruling.unread())
        .containsExactly(
            "where this run is itself: you have no right to get pods in namespace shop");
  }

  @Test
  void a_run_in_no_pod_has_none() {
    assertThat(Self.pod(SystemWorld.create().withEnvironment(Map.of()))).isNull();
  }
}
