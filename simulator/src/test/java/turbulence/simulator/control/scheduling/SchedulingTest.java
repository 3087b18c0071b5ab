package turbulence.simulator.control.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.kubelet.Nodes;
import turbulence.simulator.kubelet.Town;

class SchedulingTest {
  private static final String ASKS = "'resources':{'requests':{'cpu':'%s'}}";
  private final Town town = new Town(6);

  private void spec(String node, String field, Object value) {
    town.change(Town.NODES, node, now -> now.with("spec", now.object("spec").with(field, value)));
  }

  private String complaint(String pod) {
    return Trees.text(town.condition(pod, "PodScheduled"), "message");
  }

  private Map<String, Integer> zones(String... pods) {
    Map<String, Integer> zones = new HashMap<>();
    for (String pod : pods) {
      JsonObject labels = town.find(pod).orElseThrow().metadata().object("labels");
      zones.merge(Trees.text(labels, "topology.kubernetes.io/zone"), 1, Integer::sum);
    }
    return zones;
  }

  @Test
  void a_pod_is_bound_and_labelled_with_its_place() {
    town.nodes(1);
    town.pod("a", "", "");
    town.advance(0.01);
    assertThat(town.node("a")).isEqualTo("node-0");
    assertThat(town.find("a").orElseThrow().metadata().object("labels").toString())
        .contains("\"topology.kubernetes.io/zone\":\"zone-0\"");
    assertThat(Trees.text(town.condition("a", "PodScheduled"), "status")).isEqualTo("True");
    JsonObject event = town.store.snapshot(Town.EVENTS).all("shop").getFirst().object();
    assertThat(event.toString())
        .contains("\"action\":\"Binding\"", "\"reportingComponent\":\"default-scheduler\"");
  }

  @Test
  void what_does_not_fit_waits_and_says_why() {
    town.nodes(3);
    spec("node-0", "unschedulable", true);
    town.pod("a", "", ASKS.formatted("9"));
    town.advance(1);
    assertThat(town.node("a")).isEmpty();
    assertThat(complaint("a"))
        .isEqualTo(
            "0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu."
                + " preemption: 0/3 nodes are available: 3 Preemption is not helpful for"
                + " scheduling.");
    assertThat(town.told("a")).containsExactly("FailedScheduling " + complaint("a"));
    assertThat(Trees.text(town.condition("a", "PodScheduled"), "reason"))
        .isEqualTo("Unschedulable");
  }

  @Test
  void room_that_becomes_free_is_used() {
    town.nodes(1);
    town.pod("a", "", ASKS.formatted("6"));
    town.advance(3);
    town.pod("b", "", ASKS.formatted("6"));
    town.advance(20);
    assertThat(complaint("b"))
        .contains("1 Insufficient cpu", "1 No preemption victims found for incoming pod.");
    town.delete("a");
    town.advance(20);
    assertThat(town.node("b")).isEqualTo("node-0");
  }

  @Test
  void without_nodes_nothing_is_placed() {
    town.pod("a", "", "");
    town.advance(1);
    assertThat(complaint("a")).isEqualTo("no nodes available to schedule pods");
    town.nodes(1);
    town.advance(15);
    assertThat(town.node("a")).isEqualTo("node-0");
  }

  @Test
  void selectors_and_affinity_choose_nodes() {
    town.nodes(3);
    town.pod("a", "'nodeSelector':{'kubernetes.io/hostname':'node-1'}", "");
    town.pod(
        "b",
        "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':[{'matchExpressions':[{'key':'topology.kubernetes.io/zone','operator':'NotIn','values':['zone-0','zone-1']}]}]}}}",
        "");
    town.pod(
        "c",
        "'affinity':{'nodeAffinity':{'preferredDuringSchedulingIgnoredDuringExecution':[{'weight':100,'preference':{'matchFields':[{'key':'metadata.name','operator':'In','values':['node-0']}]}}]}}",
        "");
    town.pod("d", "'nodeSelector':{'no':'such'}", "");
    town.advance(1);
    assertThat(town.node("a")).isEqualTo("node-1");
    assertThat(town.node("b")).isEqualTo("node-2");
    assertThat(town.node("c")).isEqualTo("node-0");
    assertThat(complaint("d"))
        .startsWith(
            "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.");
  }

  @Test
  void taints_keep_pods_away_that_do_not_bear_them() {
    town.nodes(2);
    JsonArray taints = JsonArray.of(Town.json("{'key':'k','value':'v','effect':'NoSchedule'}"));
    spec("node-0", "taints", taints);
    spec("node-1", "taints", taints);
    town.pod("a", "", "");
    town.pod("b", "'tolerations':[{'key':'k','operator':'Equal','value':'v'}]", "");
    town.advance(1);
    assertThat(complaint("a"))
        .startsWith("0/2 nodes are available: 2 node(s) had untolerated taint(s).");
    assertThat(town.node("b")).isNotEmpty();
  }

  @Test
  void pods_that_avoid_each_other_do_so_both_ways() {
    town.nodes(2);
    String away =
        "'affinity':{'podAntiAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'kubernetes.io/hostname','labelSelector':{'matchLabels':{'app':'x'}}}]}}";
    town.pod("shy", "{'app':'y'}", away, "");
    town.advance(1);
    for (int i = 0; i < 4; i++) {
      town.pod("x" + i, "{'app':'x'}", "", "");
    }
    town.advance(1);
    for (int i = 0; i < 4; i++) {
      assertThat(town.node("x" + i)).isNotEmpty().isNotEqualTo(town.node("shy"));
    }
    town.pod("shy2", "{'app':'x'}", away, "");
    town.advance(1);
    assertThat(complaint("shy2"))
        .contains(
            "1 node(s) didn't match pod anti-affinity rules",
            "1 node(s) didn't satisfy existing pods anti-affinity rules");
  }

  @Test
  void pods_that_want_company_get_it_even_the_first() {
    town.nodes(3);
    String near =
        "'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'topology.kubernetes.io/zone','labelSelector':{'matchLabels':{'app':'x'}}}]}}";
    town.pod("first", "{'app':'x'}", near, "");
    town.advance(1);
    town.pod("second", "{'app':'z'}", near, "");
    town.advance(1);
    assertThat(town.node("first")).isNotEmpty();
    assertThat(town.node("second")).isEqualTo(town.node("first"));
    town.pod("lonely", "{'app':'q'}", near.replace("'x'", "'nobody'"), "");
    town.advance(1);
    assertThat(complaint("lonely")).contains("3 node(s) didn't match pod affinity rules");
  }

  @Test
  void hard_spreading_is_kept() {
    town.nodes(2);
    String spread =
        "'topologySpreadConstraints':[{'maxSkew':1,'topologyKey':'topology.kubernetes.io/zone','whenUnsatisfiable':'DoNotSchedule','labelSelector':{'matchLabels':{'app':'a'}}}]";
    for (String pod : List.of("a", "b", "c", "d")) {
      town.pod(pod, spread, "");
    }
    town.advance(1);
    assertThat(zones("a", "b", "c", "d")).containsEntry("zone-0", 2).containsEntry("zone-1", 2);
    spec("node-0", "unschedulable", true);
    town.pod("e", spread, "");
    town.advance(1);
    town.pod("f", spread, "");
    town.advance(1);
    assertThat(complaint("f")).contains("1 node(s) didn't match pod topology spread constraints");
  }

  @Test
  void pods_of_one_owner_are_spread_over_zones_unasked() {
    town.nodes(6);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      town.create(
          Town.PODS,
          "shop",
          "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p%d','ownerReferences':[{'apiVersion':'apps/v1','kind':'ReplicaSet','name':'r','uid':'u','controller':true}]},'spec':{'containers':[{'name':'c','image':'web'}]}}"
              .formatted(i));
      names.add("p" + i);
    }
    town.advance(1);
    assertThat(names.stream().map(town::node).distinct()).hasSize(6);
  }

  @Test
  void ports_of_a_node_are_taken_once() {
    town.nodes(1);
    town.pod("a", "", "'ports':[{'containerPort':80,'hostPort':80}]");
    town.advance(1);
    town.pod("b", "", "'ports':[{'containerPort':80,'hostPort':80}]");
    town.advance(1);
    assertThat(complaint("b"))
        .contains("1 node(s) didn't have free ports for the requested pod ports");
  }

  @Test
  void gates_and_other_schedulers_are_left_alone() {
    town.nodes(1);
    town.pod("a", "'schedulerName':'other'", "");
    town.pod("b", "'schedulingGates':[{'name':'shop/wait'}]", "");
    town.advance(5);
    assertThat(town.node("a")).isEmpty();
    assertThat(town.node("b")).isEmpty();
    town.change(
        Town.PODS, "b", pod -> pod.with("spec", pod.object("spec").without("schedulingGates")));
    town.advance(1);
    assertThat(town.node("b")).isEqualTo("node-0");
  }

  @Test
  void the_more_important_pod_goes_first() {
    Line line = new Line();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      line.add(
          new turbulence.simulator.store.Key(Town.PODS, "shop", "p" + i), i % 2 == 0 ? 0 : 1000);
    }
    for (var next = line.next(); next != null; next = line.next()) {
      order.add(next.name());
    }
    assertThat(order).containsExactly("p1", "p3", "p5", "p0", "p2", "p4");
  }

  @Test
  void a_node_takes_no_more_pods_than_it_says() {
    town.kubelets.join(
        Nodes.node("small", 0, "z", town.timeline.instant(), new Nodes.Size("8", "8Gi", 2)));
    town.pod("a", "", "");
    town.pod("b", "", "");
    town.pod("c", "", "");
    town.advance(1);
    assertThat(complaint("c")).startsWith("0/1 nodes are available: 1 Too many pods.");
  }
}
