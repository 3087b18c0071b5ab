package turbulence.simulator.control.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.node.NodeLifecycle;
import turbulence.simulator.kubelet.Town;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

class DaemonSetsTest {
  private static final String SET =
      """
      {'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'agent'},
       'spec':{'selector':{'matchLabels':{'app':'agent'}},
        'template':{'metadata':{'labels':{'app':'agent'}},
         'spec':{'terminationGracePeriodSeconds':1,
          'containers':[{'name':'c','image':'agent:1'}]}}}}
      """;

  private final Town town = new Town(1, List.of(DaemonSets::new, NodeLifecycle::new));

  @BeforeEach
  void nodes() {
    town.nodes(3);
  }

  private Stored create(String... replacements) {
    String text = SET;
    for (int i = 0; i < replacements.length; i += 2) {
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return town.create(Kinds.DAEMON_SETS, "shop", text);
  }

  private List<Stored> pods() {
    return town.store.snapshot(Kinds.PODS).all("shop");
  }

  private List<String> nodesWithPods() {
    return pods().stream()
        .filter(pod -> !pod.isDeleting())
        .map(pod -> Fields.text(pod.spec(), "nodeName"))
        .sorted()
        .toList();
  }

  private Stored podOn(String node) {
    return pods().stream()
        .filter(pod -> Fields.text(pod.spec(), "nodeName").equals(node) && !pod.isDeleting())
        .findFirst()
        .orElseThrow();
  }

  private JsonObject status() {
    return town.store.get(new Key(Kinds.DAEMON_SETS, "shop", "agent")).orElseThrow().status();
  }

  private long images(String image) {
    return pods().stream()
        .filter(pod -> !pod.isDeleting())
        .filter(pod -> pod.spec().toString().contains("\"" + image + "\""))
        .count();
  }

  private void spec(UnaryOperator<JsonObject> change) {
    town.change(
        Kinds.DAEMON_SETS, "agent", now -> now.with("spec", change.apply(now.object("spec"))));
  }

  private void image(String image) {
    spec(now -> {
      JsonObject template = now.object("template");
      JsonObject container = JsonObject.of("name", "c", "image", image);
      JsonObject pod = template.object("spec").with("containers", JsonArray.of(container));
      return now.with("template", template.with("spec", pod));
    });
  }

  private void label(String node, String name, String value) {
    town.change(
        Kinds.NODES,
        node,
        now -> {
          JsonObject metadata = now.object("metadata");
          return now.with(
              "metadata", metadata.with("labels", metadata.object("labels").with(name, value)));
        });
  }

  private void taint(String node, String effect) {
    JsonArray taints =
        effect.isEmpty()
            ? JsonArray.EMPTY
            : JsonArray.of(JsonObject.of("key", "x", "effect", effect));
    town.change(
        Kinds.NODES, node, now -> now.with("spec", now.object("spec").with("taints", taints)));
  }

  @Test
  void puts_a_pod_on_every_node_also_on_new_ones() {
    create();
    town.advance(30);
    assertThat(nodesWithPods()).containsExactly("node-0", "node-1", "node-2");
    assertThat(status())
        .isEqualTo(
            Town.json(
                """
                {'currentNumberScheduled':3,'numberMisscheduled':0,'desiredNumberScheduled':3,
                 'numberReady':3,'observedGeneration':1,'updatedNumberScheduled':3,
                 'numberAvailable':3}
                """));
    town.nodes(1);
    town.advance(30);
    assertThat(nodesWithPods()).hasSize(4).contains("node-3");
    assertThat(town.told("agent"))
        .contains("SuccessfulCreate Created pod: " + podOn("node-3").key().name());
  }

  @Test
  void writes_into_its_pods_where_they_belong_and_what_they_bear() {
    create();
    town.advance(30);
    JsonObject pod = podOn("node-1").object();
    assertThat(pod.object("spec").object("affinity"))
        .isEqualTo(
            Town.json(
                """
                {'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':
                 {'nodeSelectorTerms':[{'matchFields':
                  [{'key':'metadata.name','operator':'In','values':['node-1']}]}]}}}
                """));
    assertThat(pod.object("spec").array("tolerations").items().stream().map(Object::toString))
        .containsExactly(
            "{\"key\":\"node.kubernetes.io/not-ready\",\"operator\":\"Exists\",\"effect\":\"NoExecute\"}",
            "{\"key\":\"node.kubernetes.io/unreachable\",\"operator\":\"Exists\",\"effect\":\"NoExecute\"}",
            "{\"key\":\"node.kubernetes.io/disk-pressure\",\"operator\":\"Exists\",\"effect\":\"NoSchedule\"}",
            "{\"key\":\"node.kubernetes.io/memory-pressure\",\"operator\":\"Exists\",\"effect\":\"NoSchedule\"}",
            "{\"key\":\"node.kubernetes.io/pid-pressure\",\"operator\":\"Exists\",\"effect\":\"NoSchedule\"}",
            "{\"key\":\"node.kubernetes.io/unschedulable\",\"operator\":\"Exists\",\"effect\":\"NoSchedule\"}");
    JsonObject labels = pod.object("metadata").object("labels");
    assertThat(labels.text("pod-template-generation")).hasValue("1");
    Stored revision = town.store.snapshot(Kinds.CONTROLLER_REVISIONS).all("shop").getFirst();
    assertThat(revision.key().name())
        .isEqualTo("agent-" + labels.text("controller-revision-hash").orElseThrow());
  }

  @Test
  void follows_labels_and_taints_of_nodes() {
    create("'containers'", "'nodeSelector':{'disk':'ssd'},'containers'");
    town.advance(30);
    assertThat(nodesWithPods()).isEmpty();
    label("node-1", "disk", "ssd");
    label("node-2", "disk", "ssd");
    town.advance(30);
    assertThat(nodesWithPods()).containsExactly("node-1", "node-2");
    label("node-1", "disk", "hdd");
    taint("node-2", "NoSchedule");
    town.advance(30);
    assertThat(nodesWithPods()).containsExactly("node-2");
    assertThat(Fields.whole(status(), "desiredNumberScheduled", -1)).isZero();
    assertThat(Fields.whole(status(), "numberMisscheduled", -1)).isEqualTo(1);
    taint("node-2", "NoExecute");
    town.advance(30);
    assertThat(nodesWithPods()).isEmpty();
    taint("node-2", "");
    town.advance(30);
    assertThat(nodesWithPods()).containsExactly("node-2");
  }

  @Test
  void stays_on_a_cordoned_node_and_loses_the_pod_of_a_removed_one() {
    town.change(
        Kinds.NODES,
        "node-0",
        now -> now.with("spec", now.object("spec").with("unschedulable", true)));
    create();
    town.advance(30);
    assertThat(nodesWithPods()).contains("node-0");
    town.verbs.delete(Caller.ADMIN, new Key(Kinds.NODES, "node-1"), Deletion.PLAIN);
    town.advance(120);
    assertThat(nodesWithPods()).containsExactly("node-0", "node-2");
    assertThat(Fields.whole(status(), "desiredNumberScheduled", -1)).isEqualTo(2);
  }

  @Test
  void replaces_outdated_pods_one_after_the_other() {
    create("'containers'", "'containers'");
    town.advance(30);
    image("agent:2");
    town.timeline.settle();
    assertThat(images("agent:1")).isEqualTo(2);
    town.advance(200);
    assertThat(images("agent:2")).isEqualTo(3);
    assertThat(town.store.snapshot(Kinds.CONTROLLER_REVISIONS).all("shop")).hasSize(2);
    assertThat(Fields.whole(status(), "updatedNumberScheduled", -1)).isEqualTo(3);
  }

  @Test
  void starts_new_pods_beside_old_ones_when_it_may_surge() {
    create(
        "'selector'",
        "'updateStrategy':{'rollingUpdate':{'maxSurge':1,'maxUnavailable':0}},'selector'");
    town.advance(30);
    image("agent:2");
    town.timeline.settle();
    assertThat(images("agent:1")).isEqualTo(3);
    assertThat(images("agent:2")).isEqualTo(1);
    town.advance(200);
    assertThat(images("agent:1")).isZero();
    assertThat(images("agent:2")).isEqualTo(3);
  }

  @Test
  void leaves_outdated_pods_to_their_owner_on_delete() {
    create("'selector'", "'updateStrategy':{'type':'OnDelete'},'selector'");
    town.advance(30);
    image("agent:2");
    town.advance(60);
    assertThat(images("agent:1")).isEqualTo(3);
    town.delete(podOn("node-1").key().name());
    town.advance(60);
    assertThat(images("agent:2")).isEqualTo(1);
  }

  @Test
  void replaces_failed_pods_more_and_more_patiently() {
    create("'containers'", "'nodeSelector':{'kubernetes.io/hostname':'node-1'},'containers'");
    for (int i = 0; i < 20; i++) {
      town.advance(10);
      pods().stream().filter(pod -> !pod.isDeleting()).forEach(pod -> fail(pod.key()));
    }
    town.timeline.settle();
    assertThat(town.told("agent").stream().filter(said -> said.startsWith("FailedDaemonPod")))
        .hasSizeBetween(4, 9)
        .allMatch(said -> said.endsWith(" on node node-1, will try to kill it"));
    town.advance(900);
    assertThat(Fields.whole(status(), "numberReady", 0)).isEqualTo(1);
  }

  private void fail(Key pod) {
    town.verbs.change(
        Caller.ADMIN,
        pod,
        Part.STATUS,
        now -> now.with("status", now.object("status").with("phase", "Failed")));
  }
}
