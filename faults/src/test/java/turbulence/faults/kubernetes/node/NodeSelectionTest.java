package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Binding;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.scenario.Simulator;

/// Which nodes are meant, of five in two zones: one of the control plane, one cordoned, one silent.
class NodeSelectionTest {
  private static final String PODS =
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: {app: a}}, spec: {nodeName: node-1, containers: [{name: c, image: "nginx:1.29"}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop, labels: {app: b}}, spec: {nodeName: node-2, containers: [{name: c, image: "nginx:1.29"}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: b2, namespace: shop, labels: {app: b}}, spec: {nodeName: node-2, containers: [{name: c, image: "nginx:1.29"}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {app: a}}, spec: {nodeName: node-3, containers: [{name: c, image: "nginx:1.29"}]}}
      """;

  @TempDir static Path folder;
  private static Estate estate;

  @BeforeAll
  static void open() throws Exception {
    estate = Estate.open(folder, Simulator.builder().nodes(5).zones(2), PODS);
    change(
        "node-0",
        "{'metadata':{'labels':{'node-role.kubernetes.io/control-plane':''},'annotations':{'team':'red'}}}");
    change("node-1", "{'spec':{'unschedulable':true}}");
    estate.simulator().stopNode("node-4", false);
    estate.simulator().advance(Duration.ofMinutes(2));
  }

  private static void change(String node, String patch) throws Exception {
    Clusters.of(estate.scope())
        .patch(
            Cordon.ref(node), Patch.merge((JsonObject) JsonReader.read(patch.replace('\'', '"'))));
  }

  @AfterAll
  static void close() {
    estate.close();
  }

  /// The names of the nodes that a step with these arguments hits.
  private static List<String> hit(String arguments) throws Exception {
    JsonObject given = (JsonObject) JsonReader.read(arguments.replace('\'', '"'));
    Binding<CordonNode> bound = Arguments.of(CordonNode.class).bind(given, "cordon_node");
    if (bound instanceof Binding.Rejected<CordonNode> rejected) {
      throw new ActivityFailed(rejected.reason());
    }
    return estate.prepare(((Binding.Bound<CordonNode>) bound).instance()).targets().stream()
        .map(target -> target.name().replace("node-", ""))
        .sorted()
        .toList();
  }

  private static String joined(String arguments) throws Exception {
    return String.join("", hit(arguments));
  }

  @Test
  void pods_tell_which_nodes_are_meant() throws Exception {
    assertThat(joined("{'pod_namespace': 'shop'}")).isEqualTo("12");
    assertThat(joined("{'pod_label_selector': 'app=a'}")).isEqualTo("13");
    assertThat(joined("{'pod_label_selector': 'app=a', 'pod_namespace': 'shop'}")).isEqualTo("1");
    assertThat(joined("{'pod_label_selector': 'app=b'}")).isEqualTo("2");
  }

  @Test
  void so_many_are_drawn_and_none_twice() throws Exception {
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      List<String> two = hit("{'count': 2}");
      assertThat(two).hasSize(2).doesNotHaveDuplicates();
      drawn.addAll(two);
    }
    assertThat(drawn).hasSize(5);
    assertThat(hit("{'count': 9}")).hasSize(5);
    assertThat(hit("{'count': 30, 'mode': 'percentage'}")).hasSize(2);
    for (int i = 0; i < 20; i++) {
      assertThat(hit("{'count': 3, 'mode': 'random-up-to'}")).hasSizeBetween(1, 3);
    }
  }

  @Test
  void nodes_are_told_apart_by_what_they_are_like() throws Exception {
    assertThat(joined("{}")).isEqualTo("01234");
    assertThat(joined("{'names': ['node-3', 'node-1', 'zz']}")).isEqualTo("13");
    assertThat(joined("{'name_pattern': '[34]$'}")).isEqualTo("34");
    assertThat(joined("{'annotation_selector': 'team in (red, blue)'}")).isEqualTo("0");
    assertThat(joined("{'roles': ['worker']}")).isEqualTo("1234");
    assertThat(joined("{'roles': ['control-plane']}")).isEqualTo("0");
    assertThat(joined("{'ready': false}")).isEqualTo("4");
    assertThat(joined("{'ready': true, 'schedulable': true}")).isEqualTo("023");
    assertThat(joined("{'schedulable': false, 'roles': ['worker'], 'ready': true}")).isEqualTo("1");
    assertThat(joined("{'field_selector': 'spec.unschedulable=true'}")).isEqualTo("1");
    assertThat(joined("{'name': 'node-1', 'field_selector': 'spec.unschedulable=true'}"))
        .isEqualTo("1");
  }

  @Test
  void a_zone_has_its_nodes() throws Exception {
    Set<String> zones = new HashSet<>();
    for (JsonObject node : estate.simulator().list("nodes", "")) {
      zones.add(
          node.object("metadata").object("labels").text("topology.kubernetes.io/zone").orElse(""));
    }
    assertThat(zones).hasSize(2);
    int all = 0;
    for (String zone : zones) {
      List<String> nodes = hit("{'zone': '" + zone + "'}");
      assertThat(nodes).hasSizeBetween(2, 3);
      all += nodes.size();
    }
    assertThat(all).isEqualTo(5);
    fails("{'zone': 'zz'}", "failed to find a node that matches selector");
  }

  @Test
  void nodes_have_an_age() throws Exception {
    assertThat(joined("{'min_age': '10s'}")).isEqualTo("01234");
    fails("{'min_age': '999h'}", "failed to find a node that matches selector");
  }

  @Test
  void what_is_empty_or_cannot_be_is_refused() {
    fails("{'pod_namespace': ''}", "pod_namespace is empty; leave it out to mean any");
    fails("{'zone': ' '}", "zone is empty; leave it out to mean any");
    fails("{'roles': []}", "roles is empty; leave it out to mean any");
    fails("{'count': -1}", "count must not be negative, it is -1");
    fails("{'mode': 'percentage'}", "mode percentage needs a count");
  }

  private static void fails(String arguments, @Nullable String why) {
    var failing = assertThatThrownBy(() -> hit(arguments));
    if (why != null) {
      failing.isInstanceOf(ActivityFailed.class).hasMessageContaining(why);
    }
  }
}
