package turbulence.simulator.control.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.Town;
import turbulence.simulator.store.Key;

class NodeLifecycleTest {
  private final Town town = new Town(5, List.of(NodeLifecycle::new));

  private JsonObject node(String name) {
    return town.store.get(new Key(Town.NODES, name)).orElseThrow().object();
  }

  private List<String> taints(String name) {
    return Trees.objects(node(name).object("spec"), "taints").stream()
        .map(taint -> Trees.text(taint, "key") + ":" + Trees.text(taint, "effect"))
        .toList();
  }

  private String ready(String name) {
    return Silence.ready(node(name).object("status"));
  }

  @Test
  void a_cordoned_node_is_tainted_until_it_is_free_again() {
    town.nodes(1);
    town.change(
        Town.NODES,
        "node-0",
        node -> node.with("spec", node.object("spec").with("unschedulable", true)));
    town.advance(0.1);
    assertThat(taints("node-0")).containsExactly("node.kubernetes.io/unschedulable:NoSchedule");
    assertThat(node("node-0").object("spec").toString()).contains("timeAdded");
    town.change(
        Town.NODES,
        "node-0",
        node -> node.with("spec", node.object("spec").without("unschedulable")));
    town.advance(0.1);
    assertThat(node("node-0").object("spec").has("taints")).isFalse();
  }

  @Test
  void a_node_that_is_heard_of_stays_ready() {
    town.nodes(3);
    town.advance(900);
    assertThat(ready("node-1")).isEqualTo("True");
    assertThat(taints("node-1")).isEmpty();
  }

  @Test
  void a_silent_node_becomes_unknown_and_loses_its_pods_in_time() {
    town.nodes(2);
    town.pod("a", "'nodeName':'node-0'", "");
    town.advance(5);
    town.kubelets.stop("node-0", true);
    town.advance(38);
    assertThat(ready("node-0")).isEqualTo("True");
    town.advance(20);
    assertThat(ready("node-0")).isEqualTo("Unknown");
    assertThat(node("node-0").toString())
        .contains("NodeStatusUnknown", "Kubelet stopped posting node status.");
    assertThat(taints("node-0"))
        .containsExactlyInAnyOrder(
            "node.kubernetes.io/unreachable:NoSchedule",
            "node.kubernetes.io/unreachable:NoExecute");
    assertThat(Trees.text(town.condition("a", "Ready"), "status")).isEqualTo("False");
    assertThat(town.told("a")).contains("NodeNotReady Node is not ready");
    town.advance(290);
    assertThat(town.find("a").orElseThrow().isDeleting()).isFalse();
    town.advance(20);
    assertThat(town.find("a").orElseThrow().isDeleting()).isTrue();
    assertThat(town.told("a")).contains("TaintManagerEviction Marking for deletion Pod shop/a");
    town.kubelets.start("node-0");
    town.advance(20);
    assertThat(town.find("a")).isEmpty();
    assertThat(ready("node-0")).isEqualTo("True");
    assertThat(taints("node-0")).isEmpty();
  }

  @Test
  void a_node_that_comes_back_keeps_its_pods() {
    town.nodes(2);
    town.pod("a", "'nodeName':'node-0'", "");
    town.advance(5);
    town.kubelets.stop("node-0", false);
    town.advance(100);
    assertThat(Trees.text(town.condition("a", "Ready"), "status")).isEqualTo("False");
    town.kubelets.start("node-0");
    town.advance(400);
    assertThat(Trees.text(town.condition("a", "Ready"), "status")).isEqualTo("True");
    assertThat(town.told("a")).contains("TaintManagerEviction Cancelling deletion of Pod shop/a");
  }

  @Test
  void pods_of_a_removed_node_are_cleared_away() {
    town.nodes(2);
    town.pod("a", "'nodeName':'node-0'", "");
    town.advance(5);
    town.verbs.delete(Caller.ADMIN, new Key(Town.NODES, "node-0"), Deletion.PLAIN);
    town.advance(30);
    assertThat(town.find("a")).isPresent();
    town.advance(50);
    assertThat(town.find("a")).isEmpty();
  }

  @Test
  void pods_of_a_deleted_node_run_on_until_they_are_cleared_away() {
    town.nodes(2);
    town.pod("a", "'nodeName':'node-0'", "");
    town.advance(5);
    town.verbs.delete(Caller.ADMIN, new Key(Town.NODES, "node-0"), Deletion.PLAIN);
    town.advance(35);
    assertThat(town.phase("a")).isEqualTo("Running");
    assertThat(Trees.text(town.condition("a", "Ready"), "status")).isEqualTo("True");
    town.advance(900);
    assertThat(town.store.get(new Key(Town.NODES, "node-0"))).isEmpty();
    town.kubelets.start("node-0");
    town.advance(1);
    assertThat(ready("node-0")).isEqualTo("True");
  }

  @Test
  void a_deleted_node_that_somebody_posts_again_is_adopted_by_its_kubelet() {
    town.nodes(2);
    town.verbs.delete(Caller.ADMIN, new Key(Town.NODES, "node-0"), Deletion.PLAIN);
    town.advance(5);
    town.create(Town.NODES, "", "{'apiVersion':'v1','kind':'Node','metadata':{'name':'node-0'}}");
    town.advance(15);
    assertThat(ready("node-0")).isEqualTo("True");
    assertThat(node("node-0").object("status").object("capacity").has("cpu")).isTrue();
  }

  @Test
  void nobody_expels_pods_when_no_node_is_left() {
    town.nodes(2);
    town.pod("a", "'nodeName':'node-0'", "");
    town.advance(5);
    town.kubelets.stop("node-0", true);
    town.kubelets.stop("node-1", true);
    town.advance(900);
    assertThat(taints("node-0")).containsExactly("node.kubernetes.io/unreachable:NoSchedule");
    assertThat(town.find("a").orElseThrow().isDeleting()).isFalse();
    town.kubelets.start("node-1");
    town.advance(340);
    assertThat(town.find("a").orElseThrow().isDeleting()).isTrue();
  }

  @Test
  void pods_that_are_on_their_way_out_leave_a_node_that_is_out_of_service() {
    town.nodes(2);
    town.pod("a", "'nodeName':'node-0'", "");
    town.advance(5);
    town.kubelets.stop("node-0", true);
    town.advance(60);
    town.change(
        Town.NODES,
        "node-0",
        node -> {
          JsonObject taint =
              Town.json(
                  "{'key':'node.kubernetes.io/out-of-service','value':'nodeshutdown','effect':'NoExecute'}");
          JsonArray taints = node.object("spec").array("taints");
          return node.with(
              "spec",
              node.object("spec")
                  .with("taints", JsonArray.of(taints.get(0), taints.get(1), taint)));
        });
    town.advance(25);
    assertThat(town.find("a")).isEmpty();
  }

  @Test
  void a_machine_that_is_removed_takes_its_pods_along() {
    town.nodes(2);
    town.pod("a", "'nodeName':'node-0'", "");
    town.advance(5);
    town.kubelets.remove("node-0");
    town.verbs.delete(Caller.ADMIN, new Key(Town.NODES, "node-0"), Deletion.PLAIN);
    assertThat(town.kubelets.states()).containsOnlyKeys("node-1");
    town.advance(30);
    assertThat(town.phase("a")).isEqualTo("Running");
    town.advance(60);
    assertThat(town.find("a")).isEmpty();
  }

  @Test
  void a_node_of_somebody_else_is_never_heard_of() {
    town.nodes(1);
    town.create(Town.NODES, "", "{'apiVersion':'v1','kind':'Node','metadata':{'name':'strange'}}");
    town.advance(60);
    assertThat(node("strange").toString())
        .contains("NodeStatusNeverUpdated", "Kubelet never posted node status.");
  }

  @Test
  void a_taint_that_a_pod_does_not_bear_expels_it_at_once() {
    town.nodes(1);
    town.pod("a", "", "");
    town.pod(
        "b",
        "'tolerations':[{'key':'k','operator':'Exists','effect':'NoExecute','tolerationSeconds':60}]",
        "");
    town.advance(5);
    town.change(
        Town.NODES,
        "node-0",
        node ->
            node.with(
                "spec",
                node.object("spec")
                    .with("taints", JsonArray.of(Town.json("{'key':'k','effect':'NoExecute'}")))));
    town.advance(5);
    assertThat(town.find("a")).isEmpty();
    assertThat(town.find("b")).isPresent();
    town.advance(62);
    assertThat(town.find("b")).isEmpty();
  }
}
