package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class TaintNodesTest {
  private static final String PODS =
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
            tolerations: [{operator: Exists}]
            containers: [{name: agent, image: "nginx:1.29"}]
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: meter}
      spec:
        selector: {matchLabels: {app: meter}}
        template:
          metadata: {labels: {app: meter}}
          spec: {containers: [{name: meter, image: "nginx:1.29"}]}
      """;

  @TempDir Path folder;
  private Estate estate;

  @BeforeEach
  void open() throws Exception {
    estate = Estate.open(folder, PODS);
  }

  @AfterEach
  void close() {
    estate.close();
  }

  private static TaintNodes taint(@Nullable String value, String effect) {
    return new TaintNodes(
        new TaintNodes.TaintWords("turbulence.dev/chaos", value, effect),
        new NodeMarks("node-1", null),
        null,
        Hosting.ANY,
        NodeTargets.ANY);
  }

  private JsonArray taints() {
    return estate
        .simulator()
        .get("node", "", "node-1")
        .orElseThrow()
        .object("spec")
        .array("taints");
  }

  private void somebodyTaints(String... keys) throws Exception {
    JsonArray taints = JsonArray.EMPTY;
    for (String key : keys) {
      java.util.List<Json> more = new java.util.ArrayList<>(taints.items());
      more.add(JsonObject.of("key", key, "effect", "NoSchedule"));
      taints = new JsonArray(more);
    }
    java.util.List<Json> all = new java.util.ArrayList<>(taints.items());
    for (Json present : taints()) {
      all.add(present);
    }
    JsonObject spec = JsonObject.of("spec", JsonObject.of("taints", new JsonArray(all)));
    Clusters.of(estate.scope()).patch(Cordon.ref("node-1"), Patch.merge(spec));
  }

  @Test
  void pods_that_do_not_tolerate_it_leave_and_others_stay() throws Exception {
    Prepared prepared = estate.prepare(taint(null, "NoExecute"));
    assertThat(prepared.forecast().look().effects())
        .contains(
            "3 pods are deleted, whatever budgets say; 1 tolerates the taint for good",
            "Deployment default/web makes 2 others",
            "DaemonSet default/meter lacks 1 pod until the taint is gone");
    Evidence sign = prepared.evidence().getFirst();
    assertThat(sign.words()).isEqualTo("node node-1 has the taint turbulence.dev/chaos:NoExecute");
    assertThat(sign.look().inEffect()).isFalse();
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.of("node-1"));
    assertThat(sign.look().inEffect()).isTrue();
    estate.simulator().advance(Duration.ofMinutes(1));
    assertThat(estate.podsOn("node-1"))
        .singleElement()
        .matches(it -> Estate.name(it).startsWith("agent"));
    estate.putBack(prepared.undo());
    assertThat(taints()).isEmpty();
    assertThat(sign.look().inEffect()).isFalse();
  }

  @Test
  void taints_of_others_are_not_touched_whenever_they_came() throws Exception {
    somebodyTaints("before");
    Prepared prepared = estate.prepare(taint("yes", "NoSchedule"));
    prepared.deed().act();
    somebodyTaints("later");
    assertThat(taints()).hasSize(3);
    estate.putBack(prepared.undo());
    assertThat(taints().toString())
        .contains("\"before\"")
        .contains("\"later\"")
        .doesNotContain("turbulence.dev");
  }

  @Test
  void a_taint_that_was_there_is_there_again() throws Exception {
    estate.act(taint("old", "NoSchedule"));
    Prepared prepared = estate.prepare(taint("new", "NoSchedule"));
    prepared.deed().act();
    assertThat(taints()).singleElement().asString().contains("\"new\"");
    estate.putBack(prepared.undo());
    assertThat(taints()).singleElement().asString().contains("\"old\"");
    assertThat(estate.prepare(taint("old", "NoSchedule")).undo()).isEmpty();
  }

  @Test
  void a_write_of_somebody_else_in_between_is_kept() throws Exception {
    estate.simulator().breaking().on("patch").of("nodes").first(1).refuse(409);
    estate.act(taint(null, "NoSchedule"));
    assertThat(taints()).hasSize(1);
  }

  @Test
  void what_is_no_taint_is_refused_before_anything_is_asked() {
    assertThatThrownBy(() -> taint(null, "NoExec"))
        .hasMessage("effect must be one of NoExecute, NoSchedule, PreferNoSchedule, not 'NoExec'");
    assertThatThrownBy(
            () -> new TaintNodes.TaintWords("node.kubernetes.io/unschedulable", null, "NoSchedule"))
        .hasMessageContaining("is the cluster's own");
  }
}
