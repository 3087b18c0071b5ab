package turbulence.faults.kubernetes.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Footprint.Stage;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

class NodeSharesTest {
  private static final String HALF = "{'share_of_nodes': '50%'}";
  private static final String HALF_A_ZONE = "{'share_of_zone': '50%'}";

  @TempDir Path folder;
  private LimitStage stage;
  private List<String> nodes;

  @BeforeEach
  void open() throws Exception {
    stage = LimitStage.open(folder);
    nodes = stage.nodes();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Print closing(int from, int to) {
    return Footprints.nodes(stage.cluster, nodes.subList(from, to));
  }

  private void cordon(String node, boolean closed) throws Exception {
    JsonObject spec = JsonObject.of("unschedulable", closed);
    stage.cluster.patch(Resource.NODES.ref("", node), Patch.merge(JsonObject.of("spec", spec)));
  }

  @Test
  void no_more_than_its_share_of_the_nodes_is_closed() throws Exception {
    assertThat(stage.refusals(closing(0, 2), HALF)).isEmpty();
    assertThat(stage.refusals(closing(0, 3), HALF))
        .containsExactly(
            "3 of 4 nodes would be closed because of this run, and at most 2 (50%,"
                + " runtime.limits.share_of_nodes of the settings) may: node "
                + nodes.get(0)
                + ", node "
                + nodes.get(1)
                + ", node "
                + nodes.get(2));
    assertThat(stage.refusals(closing(0, 4), "{}")).isEmpty();
    assertThat(stage.refusals(Footprints.emptied(stage.cluster, nodes), HALF)).hasSize(1);
    assertThat(
            stage.refusals(
                Footprints.deleted(
                    stage.cluster,
                    nodes.stream().map(node -> Resource.NODES.ref("", node)).toList()),
                HALF))
        .hasSize(1);
    assertThat(stage.refusals(Footprints.opened(stage.cluster, nodes), HALF)).isEmpty();
  }

  @Test
  void no_more_than_its_share_of_a_zone_is_closed() throws Exception {
    String zone = stage.zone(nodes.getFirst());
    List<String> same = nodes.stream().filter(node -> stage.zone(node).equals(zone)).toList();
    assertThat(same).hasSize(2);
    assertThat(stage.refusals(Footprints.nodes(stage.cluster, same), HALF_A_ZONE))
        .singleElement()
        .asString()
        .startsWith(
            "2 of 2 nodes of zone "
                + zone
                + " would be closed because of this run, and at most 1 (50%,"
                + " runtime.limits.share_of_zone of the settings) may: node ");
    String other = nodes.stream().filter(node -> !same.contains(node)).findFirst().orElseThrow();
    List<String> spread = List.of(same.getFirst(), other);
    assertThat(stage.refusals(Footprints.nodes(stage.cluster, spread), HALF_A_ZONE)).isEmpty();
  }

  @Test
  void what_the_run_closed_counts_until_it_is_open_again() throws Exception {
    assertThat(stage.take(closing(0, 2), HALF, Stage.DONE)).isTrue();
    cordon(nodes.get(0), true);
    cordon(nodes.get(1), true);
    assertThat(stage.refusals(closing(2, 3), HALF))
        .singleElement()
        .asString()
        .startsWith("3 of 4 nodes would be closed");
    cordon(nodes.get(0), false);
    assertThat(stage.refusals(closing(2, 3), HALF)).isEmpty();
  }

  @Test
  void a_node_that_the_run_deleted_is_still_one_of_the_nodes() throws Exception {
    Print first = Footprints.emptied(stage.cluster, nodes.subList(0, 1));
    String both = "{'share_of_nodes': '50%', 'share_of_zone': '50%'}";
    assertThat(stage.take(first, both, Stage.DONE)).isTrue();
    String zone = stage.zone(nodes.getFirst());
    String other =
        nodes.stream()
            .skip(1)
            .filter(node -> stage.zone(node).equals(zone))
            .findFirst()
            .orElseThrow();
    stage.simulator.removeNode(nodes.getFirst());
    stage.simulator.settle();
    assertThat(stage.refusals(Footprints.nodes(stage.cluster, List.of(other)), both))
        .singleElement()
        .asString()
        .startsWith("2 of 2 nodes of zone " + zone);
  }

  @Test
  void what_is_under_way_or_planned_counts_although_it_does_not_show() throws Exception {
    assertThat(stage.take(closing(0, 1), HALF, Stage.UNDERWAY)).isTrue();
    assertThat(stage.take(closing(1, 2), HALF, Stage.FORESEEN)).isTrue();
    assertThat(stage.refusals(closing(2, 3), HALF)).hasSize(1);
    Print opened = Footprints.opened(stage.cluster, nodes.subList(1, 2));
    assertThat(stage.take(opened, HALF, Stage.FORESEEN)).isTrue();
    assertThat(stage.refusals(closing(2, 3), HALF)).isEmpty();
  }

  @Test
  void nodes_that_take_no_pods_anyway_are_not_of_the_whole() throws Exception {
    cordon(nodes.get(3), true);
    assertThat(stage.refusals(closing(0, 2), HALF))
        .singleElement()
        .asString()
        .startsWith("2 of 3 nodes would be closed because of this run, and at most 1 (50%");
    assertThat(stage.refusals(closing(3, 4), "{'share_of_nodes': 0}")).isEmpty();
  }

  @Test
  void who_may_not_list_nodes_may_not_close_any() throws Exception {
    try (Cluster poor = stage.allowing("[]")) {
      assertThat(stage.refusals(Footprints.nodes(poor, nodes.subList(0, 1)), HALF_A_ZONE))
          .containsExactly(
              "what runtime.limits.share_of_zone of the settings asks for cannot be known: you have"
                  + " no right to list nodes");
    }
  }
}
