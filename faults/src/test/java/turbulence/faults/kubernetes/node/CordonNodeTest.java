package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

class CordonNodeTest {
  @TempDir Path folder;
  private Site site;
  private List<String> nodes;

  @BeforeEach
  void open() throws Exception {
    site = Site.open(folder);
    nodes = site.simulator().list("nodes", "").stream().map(CordonNodeTest::name).toList();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static String name(JsonObject object) {
    return object.object("metadata").text("name").orElseThrow();
  }

  private List<String> closed() {
    return site.simulator().list("nodes", "").stream()
        .filter(node -> node.object("spec").get("unschedulable") == JsonBool.TRUE)
        .map(CordonNodeTest::name)
        .toList();
  }

  @Test
  void a_name_or_selector_that_is_empty_does_not_mean_every_node() {
    assertThatThrownBy(() -> site.prepare(new CordonNode("", null)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("'name' is empty; leave it out to mean every node");
    assertThatThrownBy(() -> site.prepare(new CordonNode(null, "")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("'label_selector' is empty");
    assertThat(closed()).isEmpty();
  }

  @Test
  void the_node_of_a_name_is_closed_and_opened() throws Exception {
    String node = nodes.get(1);
    Prepared prepared = site.prepare(new CordonNode(node, null));
    assertThat(prepared.targets()).containsExactly(Target.of("node", node));
    assertThat(closed()).isEmpty();
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.of(node));
    assertThat(closed()).containsExactly(node);
    assertThat(site.prepare(new UncordonNode(node, null)).deed().act())
        .isEqualTo(JsonArray.of(node));
    assertThat(closed()).isEmpty();
  }

  @Test
  void labels_select_and_nothing_selects_all() throws Exception {
    String host = nodes.getLast();
    site.act(new CordonNode(null, "kubernetes.io/hostname=" + host));
    assertThat(closed()).containsExactly(host);
    assertThat(site.prepare(new CordonNode(null, null)).deed().act())
        .isEqualTo(JsonArray.from(nodes));
    assertThat(closed()).isEqualTo(nodes);
    site.act(new UncordonNode(nodes.getFirst(), "kubernetes.io/hostname"));
    assertThat(closed()).isEqualTo(nodes.subList(1, nodes.size()));
  }

  @Test
  void none_that_matches_is_a_failure() {
    for (Action action :
        List.of(
            new CordonNode("zz", null),
            new UncordonNode("zz", null),
            new CordonNode(nodes.getFirst(), "no=label"))) {
      assertThatThrownBy(() -> site.prepare(action))
          .isInstanceOf(ActivityFailed.class)
          .hasMessage("failed to find a node that matches selector");
    }
  }

  @Test
  void the_way_back_knows_the_nodes_that_were_open_and_no_other() throws Exception {
    site.act(new CordonNode(nodes.getFirst(), null));
    List<Undo> ways = site.prepare(new CordonNode(null, null)).undo();
    assertThat(ways)
        .extracting(way -> ((RestoreFields) way).object().name())
        .isEqualTo(nodes.subList(1, nodes.size()));
    assertThat(((RestoreFields) ways.getFirst()).fields().getFirst().before()).isNull();
    List<Undo> closing = site.prepare(new UncordonNode(null, null)).undo();
    assertThat(closing)
        .extracting(way -> ((RestoreFields) way).object().name())
        .containsExactly(nodes.getFirst());
  }

  @Test
  void it_shows_on_the_node() throws Exception {
    String node = nodes.getFirst();
    Prepared prepared = site.prepare(new CordonNode(node, null));
    Evidence sign = prepared.evidence().getFirst();
    assertThat(prepared.targets()).containsExactly(sign.target());
    assertThat(sign.words()).isEqualTo("node " + node + " is unschedulable");
    assertThat(sign.isPassing()).isTrue();
    assertThat(sign.look().inEffect()).isFalse();
    prepared.deed().act();
    assertThat(sign.look().inEffect()).isTrue();
    site.act(new UncordonNode(node, null));
    assertThat(sign.look().inEffect()).isFalse();
  }

  @Test
  void the_first_refusal_ends_it_with_the_answer() throws Exception {
    String second = nodes.get(1);
    site.simulator().breaking().on("patch").of("nodes").named(second).refuse(403);
    assertThatThrownBy(() -> site.act(new CordonNode(null, null)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("Failed to unschedule node '" + second + "': {\"kind\":\"Status\"");
    assertThat(closed()).containsExactly(nodes.getFirst());
    assertThatThrownBy(() -> site.act(new UncordonNode(second, null)))
        .hasMessageStartingWith("Failed to schedule node '" + second + "': {\"kind\":\"Status\"");
  }

  @Test
  void arguments_are_those_that_are_recorded() {
    assertThat(Arguments.of(CordonNode.class).list())
        .extracting(each -> each.name())
        .startsWith("name", "label_selector");
    assertThat(Arguments.of(UncordonNode.class).list())
        .extracting(each -> each.name())
        .startsWith("name", "label_selector");
  }
}
