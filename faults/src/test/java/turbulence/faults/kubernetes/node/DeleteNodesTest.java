package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class DeleteNodesTest {
  @TempDir Path folder;
  private Estate estate;

  @BeforeEach
  void open() throws Exception {
    estate = Estate.open(folder, "");
  }

  @AfterEach
  void close() {
    estate.close();
  }

  private static DeleteNodes delete(boolean all, boolean rand, @Nullable Integer count) {
    return new DeleteNodes(
        null, new DeleteNodes.HowMany(all, rand, count), null, Hosting.ANY, NodeTargets.ANY);
  }

  private List<String> nodes() {
    return estate.simulator().list("nodes", "").stream().map(Estate::name).toList();
  }

  @Test
  void the_first_goes_and_the_plan_says_that_it_stays_away() throws Exception {
    Prepared prepared = estate.prepare(delete(false, false, null));
    assertThat(prepared.targets()).containsExactly(Target.of("node", "node-0"));
    assertThat(prepared.undo()).isEmpty();
    assertThat(prepared.forecast().look().lasting())
        .containsExactly(
            "node node-0: a node that was deleted is back only when its kubelet starts anew");
    assertThat(prepared.forecast().look().effects()).contains("1 of 3 nodes go");
    assertThat(prepared.evidence().getFirst().look().inEffect()).isFalse();
    assertThat(prepared.deed().act()).isEqualTo(JsonArray.of("node-0"));
    assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    assertThat(nodes()).containsExactly("node-1", "node-2");
  }

  @Test
  void all_means_all() throws Exception {
    assertThat(estate.act(delete(true, true, 1)))
        .isEqualTo(JsonArray.of("node-0", "node-1", "node-2"));
    assertThat(nodes()).isEmpty();
  }

  @Test
  void rand_is_one_and_a_count_is_so_many() throws Exception {
    assertThat(estate.prepare(delete(false, true, 3)).targets()).hasSize(1);
    assertThat(estate.prepare(delete(false, false, 2)).targets()).hasSize(2);
    assertThat(estate.prepare(delete(false, false, 5)).targets())
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(estate.prepare(delete(false, false, 0)).targets())
        .containsExactly(Target.of("node", "node-0"));
  }

  @Test
  void each_refusal_is_told() {
    estate.simulator().breaking().on("delete").of("nodes").named("node-1").refuse(403);
    assertThatThrownBy(() -> estate.act(delete(true, false, null)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("node node-1 was not deleted: DELETE /api/v1/nodes/node-1: 403")
        .hasMessageEndingWith("; the other 2 were done");
    assertThat(nodes()).containsExactly("node-1");
  }

  @Test
  void one_that_is_held_back_is_not_among_those_that_are_gone() throws Exception {
    JsonObject held = JsonObject.of("metadata", JsonObject.of("finalizers", JsonArray.of("a/b")));
    Clusters.of(estate.scope()).patch(Cordon.ref("node-0"), Patch.merge(held));
    assertThat(estate.act(delete(true, false, null))).isEqualTo(JsonArray.of("node-1", "node-2"));
    assertThat(nodes()).containsExactly("node-0");
  }

  @Test
  void its_pods_are_gone_soon_after() throws Exception {
    estate
        .simulator()
        .apply(
            "{apiVersion: v1, kind: Pod, metadata: {name: alone}, spec: {nodeName: node-0,"
                + " containers: [{name: c, image: 'nginx:1.29'}]}}");
    estate.simulator().advance(Duration.ofSeconds(30));
    estate.act(delete(false, false, null));
    estate.simulator().advance(Duration.ofMinutes(3));
    assertThat(estate.podsOn("node-0")).isEmpty();
  }
}
