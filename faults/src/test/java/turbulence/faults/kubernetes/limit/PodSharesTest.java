package turbulence.faults.kubernetes.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Footprint.Stage;
import turbulence.experiment.extension.Policy;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

class PodSharesTest {
  private static final String HALF = "{'share_of_workload': '50%'}";
  private static final Ref WEB = Resource.DEPLOYMENTS.ref("shop", "web");

  @TempDir Path folder;
  private LimitStage stage;
  private List<Ref> web;

  @BeforeEach
  void open() throws Exception {
    stage = LimitStage.open(folder);
    web = stage.pods("web");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Print pods(List<Ref> refs) {
    return Footprints.pods(stage.cluster, refs);
  }

  @Test
  void no_more_than_its_share_of_a_workload_goes() throws Exception {
    assertThat(stage.refusals(pods(web.subList(0, 2)), HALF)).isEmpty();
    assertThat(stage.refusals(pods(web.subList(0, 3)), HALF))
        .containsExactly(
            "deployment shop/web would miss 3 of 4 pods because of this run, and at most 2 (50%,"
                + " runtime.limits.share_of_workload of the settings) may: pod shop/"
                + web.get(0).name()
                + ", pod shop/"
                + web.get(1).name()
                + ", pod shop/"
                + web.get(2).name());
  }

  @Test
  void without_the_limit_all_of_it_goes() throws Exception {
    assertThat(stage.refusals(pods(web), "{}")).isEmpty();
    assertThat(stage.refusals(pods(web), "{'share_of_workload': '100%'}")).isEmpty();
  }

  @Test
  void each_workload_has_its_own_share() throws Exception {
    List<Ref> some = List.of(web.get(0), web.get(1), stage.pods("db").getFirst());
    assertThat(stage.refusals(pods(some), HALF)).isEmpty();
    assertThat(stage.refusals(pods(stage.pods("db")), HALF))
        .singleElement()
        .asString()
        .startsWith("statefulset shop/db would miss 2 of 2 pods");
    assertThat(stage.refusals(pods(stage.pods("alone")), HALF))
        .singleElement()
        .asString()
        .startsWith("pod shop/alone would miss 1 of 1 pod");
  }

  @Test
  void what_the_run_took_and_is_still_missing_counts() throws Exception {
    assertThat(stage.take(pods(web.subList(0, 2)), HALF, Stage.DONE)).isTrue();
    stage.kill(web.get(0));
    stage.kill(web.get(1));
    assertThat(stage.refusals(pods(web.subList(2, 3)), HALF))
        .singleElement()
        .asString()
        .startsWith("deployment shop/web would miss 3 of 4 pods");
  }

  @Test
  void what_came_back_counts_no_longer() throws Exception {
    assertThat(stage.take(pods(web.subList(0, 2)), HALF, Stage.DONE)).isTrue();
    stage.kill(web.get(0));
    stage.kill(web.get(1));
    stage.simulator.advance(Duration.ofMinutes(1));
    assertThat(stage.refusals(pods(web.subList(2, 4)), HALF)).isEmpty();
  }

  @Test
  void what_others_took_is_not_of_the_run() throws Exception {
    stage.kill(web.get(0));
    stage.kill(web.get(1));
    assertThat(stage.refusals(pods(web.subList(2, 4)), HALF)).isEmpty();
    assertThat(stage.refusals(pods(web.subList(2, 4)), "{'leave_ready': 1}"))
        .singleElement()
        .asString()
        .startsWith(
            "deployment shop/web would be left with 0 ready pods, and at least 1 must stay"
                + " (runtime.limits.leave_ready of the settings): pod shop/");
  }

  @Test
  void what_is_about_to_go_counts_although_it_is_still_there() throws Exception {
    assertThat(stage.take(pods(web.subList(0, 2)), HALF, Stage.UNDERWAY)).isTrue();
    assertThat(stage.refusals(pods(web.subList(2, 3)), HALF)).hasSize(1);
    assertThat(stage.refusals(pods(web.subList(0, 2)), HALF)).isEmpty();
  }

  @Test
  void a_plan_takes_pods_for_replaced_by_then() throws Exception {
    assertThat(stage.take(pods(web.subList(0, 2)), HALF, Stage.FORESEEN)).isTrue();
    assertThat(stage.refusals(pods(web.subList(2, 4)), HALF)).isEmpty();
  }

  @Test
  void scaling_down_takes_pods_for_good() throws Exception {
    assertThat(stage.refusals(Footprints.scaled(stage.cluster, WEB, 4, 1), HALF))
        .containsExactly(
            "deployment shop/web would miss 3 of 4 pods because of this run, and at most 2 (50%,"
                + " runtime.limits.share_of_workload of the settings) may");
    assertThat(stage.take(Footprints.scaled(stage.cluster, WEB, 4, 2), HALF, Stage.FORESEEN))
        .isTrue();
    assertThat(stage.refusals(pods(web.subList(0, 1)), HALF))
        .singleElement()
        .asString()
        .startsWith("deployment shop/web would miss 3 of 4 pods");
    assertThat(stage.refusals(Footprints.scaled(stage.cluster, WEB, 2, 9), HALF)).isEmpty();
  }

  @Test
  void what_was_scaled_is_still_missing_until_it_is_scaled_back() throws Exception {
    assertThat(stage.take(Footprints.scaled(stage.cluster, WEB, 4, 2), HALF, Stage.DONE)).isTrue();
    scale(2);
    assertThat(stage.refusals(pods(stage.pods("web").subList(0, 1)), HALF))
        .singleElement()
        .asString()
        .startsWith("deployment shop/web would miss 3 of 4 pods");
    scale(4);
    assertThat(stage.refusals(pods(stage.pods("web").subList(0, 1)), HALF)).isEmpty();
  }

  private void scale(int replicas) throws Exception {
    JsonObject spec = JsonObject.of("replicas", replicas);
    stage.cluster.patch(WEB, Patch.merge(JsonObject.of("spec", spec)));
    stage.simulator.advance(Duration.ofMinutes(1));
  }

  @Test
  void what_is_deleted_takes_its_pods_with_it() throws Exception {
    assertThat(stage.refusals(Footprints.deleted(stage.cluster, List.of(WEB)), HALF))
        .singleElement()
        .asString()
        .startsWith("deployment shop/web would miss 4 of 4 pods");
    Ref shop = Resource.NAMESPACES.ref("", "shop");
    assertThat(stage.refusals(Footprints.deleted(stage.cluster, List.of(shop)), HALF)).hasSize(3);
    assertThat(stage.refusals(Footprints.objects(stage.cluster, List.of(WEB)), HALF)).isEmpty();
  }

  @Test
  void a_node_that_is_emptied_takes_its_pods_with_it() throws Exception {
    String strict = "{'share_of_workload': 0}";
    for (String node : stage.nodes()) {
      assertThat(stage.refusals(Footprints.emptied(stage.cluster, List.of(node)), strict))
          .as(node)
          .isNotEmpty();
      assertThat(stage.refusals(Footprints.nodes(stage.cluster, List.of(node)), strict)).isEmpty();
    }
  }

  @Test
  void so_many_stay_ready_whoever_took_the_others() throws Exception {
    String three = "{'leave_ready': 3}";
    assertThat(stage.refusals(pods(web.subList(0, 1)), three)).isEmpty();
    assertThat(stage.refusals(pods(web.subList(0, 2)), three)).hasSize(1);
    assertThat(stage.refusals(Footprints.scaled(stage.cluster, WEB, 4, 2), three))
        .containsExactly(
            "deployment shop/web would be left with 2 ready pods, and at least 3 must stay"
                + " (runtime.limits.leave_ready of the settings)");
    stage.kill(web.get(3));
    assertThat(stage.refusals(pods(web.subList(0, 1)), three)).hasSize(1);
  }

  @Test
  void the_strictest_place_counts() throws Exception {
    Policy policy =
        new Policy(
            LimitStage.limits("{'share_of_workload': 2, 'leave_ready': 1}"),
            LimitStage.limits("{'share_of_workload': '25%', 'leave_ready': 3}"),
            LimitStage.limits("{'share_of_workload': '80%', 'leave_ready': 2}"));
    assertThat(stage.ask(pods(web.subList(0, 2)), policy).refusals())
        .hasSize(2)
        .anyMatch(each ->
            each.contains("at most 1 (25%, runtime.limits.share_of_workload of the experiment)"))
        .anyMatch(each ->
            each.contains("at least 3 must stay (runtime.limits.leave_ready of the experiment)"));
  }

  @Test
  void who_may_not_read_what_a_limit_needs_may_not_take_anything() throws Exception {
    try (Cluster poor = stage.allowing("[{apiGroups: [''], resources: [pods], verbs: [list]}]")) {
      assertThat(stage.refusals(Footprints.pods(poor, web.subList(0, 1)), HALF))
          .containsExactly(
              "what runtime.limits.share_of_workload of the settings asks for cannot be known: you"
                  + " have no right to list replicasets.apps in namespace shop");
      assertThat(stage.refusals(Footprints.pods(poor, web.subList(0, 1)), "{}")).isEmpty();
    }
  }

  @Test
  void nothing_is_read_for_shares_when_there_are_none() throws Exception {
    stage.simulator.breaking().on("list").of("pods").refuse(500);
    stage.simulator.breaking().on("list").of("replicasets.apps").refuse(500);
    assertThat(stage.refusals(pods(web), "{}")).isEmpty();
  }
}
