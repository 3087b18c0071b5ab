package turbulence.faults.kubernetes.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.Footprint.Ruling;
import turbulence.experiment.extension.Policy;
import turbulence.experiment.model.Limits;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

class MarksTest {
  private static final Ref WEB = Resource.DEPLOYMENTS.ref("shop", "web");
  private static final Ref SHOP = Resource.NAMESPACES.ref("", "shop");

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

  private Print pods(int many) {
    return Footprints.pods(stage.cluster, web.subList(0, many));
  }

  private void mark(Ref ref, String where, String key, String value) throws Exception {
    JsonObject metadata = JsonObject.of(where, JsonObject.of(key, value));
    stage.cluster.patch(ref, Patch.merge(JsonObject.of("metadata", metadata)));
    stage.simulator.settle();
  }

  private Ref ref(String what) {
    return switch (what) {
      case "pod" -> web.getFirst();
      case "deployment" -> WEB;
      default -> SHOP;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "pod, annotations",
    "pod, labels",
    "deployment, annotations",
    "deployment, labels",
    "namespace, annotations",
    "namespace, labels"
  })
  void whoever_is_marked_is_not_hit_nor_is_what_belongs_to_it(String what, String where)
      throws Exception {
    assertThat(stage.refusals(pods(1), "{}")).isEmpty();
    mark(ref(what), where, "turbulence.dev/protect", "true");
    assertThat(stage.refusals(pods(1), "{}"))
        .isNotEmpty()
        .anyMatch(each ->
            each.startsWith("it would hit pod shop/" + web.getFirst().name() + ": " + what)
                && each.endsWith(" is marked turbulence.dev/protect"));
    mark(ref(what), where, "turbulence.dev/protect", "false");
    stage.simulator.advance(Duration.ofSeconds(10));
    assertThat(stage.refusals(pods(1), "{}")).isEmpty();
  }

  @Test
  void a_mark_is_lifted_by_nobody() throws Exception {
    mark(SHOP, "annotations", "turbulence.dev/protect", "true");
    Limits lifting = LimitStage.limits("{'unprotect': ['shop'], 'self': true}");
    assertThat(stage.ask(pods(1), new Policy(lifting, lifting, lifting)).refusals()).hasSize(1);
  }

  @Test
  void many_pods_are_looked_at_in_few_calls_and_named_together() throws Exception {
    List<Ref> all = new java.util.ArrayList<>(web);
    all.addAll(stage.pods("db"));
    mark(Resource.STATEFUL_SETS.ref("shop", "db"), "labels", "turbulence.dev/protect", "true");
    stage.simulator.breaking().on("get").of("pods").refuse(500);
    assertThat(stage.refusals(Footprints.pods(stage.cluster, all), "{}"))
        .containsExactly(
            "it would hit pod shop/db-0, pod shop/db-1: statefulset shop/db is marked"
                + " turbulence.dev/protect");
  }

  @Test
  void labels_protect_where_somebody_says_so() throws Exception {
    String byValue = "{'protect_labels': ['team=front']}";
    assertThat(stage.refusals(pods(1), byValue))
        .containsExactly(
            "it would hit pod shop/"
                + web.getFirst().name()
                + ": deployment shop/web has the label team=front (runtime.limits.protect_labels of"
                + " the settings)");
    assertThat(stage.refusals(pods(1), "{'protect_labels': ['team']}")).hasSize(1);
    assertThat(stage.refusals(pods(1), "{'protect_labels': ['team=back', 'tier']}")).isEmpty();
    mark(SHOP, "labels", "tier", "gold");
    assertThat(stage.refusals(pods(1), "{'protect_labels': ['team=back', 'tier']}")).hasSize(1);
    assertThat(stage.refusals(pods(1), "{}")).isEmpty();
  }

  @Test
  void the_labels_that_pods_get_count_for_what_makes_them() throws Exception {
    Print scaled = Footprints.scaled(stage.cluster, WEB, 4, 3);
    assertThat(stage.refusals(scaled, "{'protect_labels': ['app=web']}")).hasSize(1);
    assertThat(stage.refusals(scaled, "{'only_labels': ['app=web']}")).isEmpty();
  }

  @Test
  void only_what_has_one_of_the_labels_is_hit() throws Exception {
    assertThat(stage.refusals(pods(1), "{'only_labels': ['chaos=yes', 'team=front']}")).isEmpty();
    assertThat(stage.refusals(pods(1), "{'only_labels': ['chaos=yes', 'team=back']}"))
        .containsExactly(
            "it would hit pod shop/"
                + web.getFirst().name()
                + ": only what has the label chaos=yes or team=back may be hit"
                + " (runtime.limits.only_labels of the settings)");
    Policy both =
        new Policy(
            LimitStage.limits("{'only_labels': ['team=front']}"),
            LimitStage.limits("{'only_labels': ['chaos=yes']}"),
            Limits.OPEN);
    assertThat(stage.ask(pods(1), both).refusals())
        .singleElement()
        .asString()
        .contains("chaos=yes may be hit (runtime.limits.only_labels of the experiment)");
  }

  @ParameterizedTest
  @CsvSource({"pod, annotations", "deployment, labels", "namespace, annotations"})
  void who_has_to_be_willing_says_so_itself_or_is_part_of_what_does(String what, String where)
      throws Exception {
    String optIn = "{'opt_in': true}";
    assertThat(stage.refusals(pods(1), optIn))
        .containsExactly(
            "it would hit pod shop/"
                + web.getFirst().name()
                + ": only what is marked turbulence.dev/allow may be hit (runtime.limits.opt_in of"
                + " the settings)");
    assertThat(stage.refusals(pods(1), "{'opt_in': false}")).isEmpty();
    mark(ref(what), where, "turbulence.dev/allow", "true");
    assertThat(stage.refusals(pods(1), optIn)).isEmpty();
  }

  @Test
  void nodes_are_asked_as_well() throws Exception {
    Ref node = Resource.NODES.ref("", stage.nodes().getFirst());
    Print closed = Footprints.nodes(stage.cluster, List.of(node.name()));
    assertThat(stage.refusals(closed, "{'opt_in': true}")).hasSize(1);
    mark(node, "labels", "turbulence.dev/allow", "true");
    assertThat(stage.refusals(closed, "{'opt_in': true}")).isEmpty();
    mark(node, "annotations", "turbulence.dev/protect", "true");
    assertThat(stage.refusals(closed, "{}")).hasSize(1);
    Print opened = Footprints.opened(stage.cluster, List.of(node.name()));
    assertThat(stage.refusals(opened, "{}")).isEmpty();
  }

  @Test
  void a_namespace_that_somebody_protects_is_protected_from_what_goes_with_a_node()
      throws Exception {
    assertThat(stage.refusals(pods(1), "{'protect': ['shop']}"))
        .singleElement()
        .asString()
        .contains("namespace shop is protected by the settings (runtime.limits.protect)");
    Print emptied = Footprints.emptied(stage.cluster, stage.nodes());
    assertThat(stage.refusals(emptied, "{'protect': ['shop']}")).hasSize(1);
  }

  @Test
  void what_is_deleted_with_a_namespace_is_asked_where_labels_are_said() throws Exception {
    mark(WEB, "annotations", "turbulence.dev/protect", "true");
    Print deleted = Footprints.deleted(stage.cluster, List.of(SHOP));
    assertThat(stage.refusals(deleted, "{'protect_labels': ['never']}"))
        .isNotEmpty()
        .anyMatch(each -> each.endsWith("deployment shop/web is marked turbulence.dev/protect"));
  }

  @Test
  void what_was_read_already_is_not_read_again() throws Exception {
    JsonObject live = stage.cluster.get(WEB);
    stage.simulator.breaking().on("get").of("deployments.apps").refuse(500);
    Print scaled = Footprints.scaled(stage.cluster, WEB, 4, 3);
    assertThat(stage.ask(scaled, Policy.OPEN).unread()).hasSize(1);
    Print knowing = scaled.knowing(Resource.DEPLOYMENTS, List.of(live));
    assertThat(stage.ask(knowing, Policy.OPEN).unread()).isEmpty();
  }

  @Test
  void what_nobody_asked_for_and_cannot_be_read_is_left_open_and_said() throws Exception {
    try (Cluster poor = stage.allowing("[{apiGroups: [''], resources: [pods], verbs: [get]}]")) {
      Print print = Footprints.pods(poor, web.subList(0, 2));
      Ruling ruling = stage.ask(print, Policy.OPEN);
      assertThat(ruling.refusals()).isEmpty();
      assertThat(ruling.unread())
          .containsExactly(
              "who is marked turbulence.dev/protect: you have no right to get replicasets.apps in"
                  + " namespace shop; you have no right to get namespaces");
      for (String limit :
          List.of("'protect_labels': ['x']", "'only_labels': ['x']", "'opt_in': true")) {
        Ruling asked = stage.ask(print, LimitStage.settings("{" + limit + "}"));
        assertThat(asked.refusals())
            .isNotEmpty()
            .allMatch(each -> each.contains("asks for cannot be known: you have no right to get "));
      }
    }
  }

  @Test
  void what_is_gone_meanwhile_is_in_nobodys_way() throws Exception {
    Ref gone = Resource.PODS.ref("shop", "gone");
    Print print = Footprints.pods(stage.cluster, List.of(gone));
    assertThat(stage.ask(print, LimitStage.settings("{'share_of_workload': 0}")))
        .isEqualTo(Ruling.FREE);
  }

  @Test
  void a_mark_holds_against_what_takes_pods_along_too() throws Exception {
    Print emptied = Footprints.emptied(stage.cluster, stage.nodes());
    Print deleted = Footprints.deleted(stage.cluster, List.of(SHOP));
    assertThat(stage.ask(emptied, Policy.OPEN)).isEqualTo(Ruling.FREE);
    assertThat(stage.ask(deleted, Policy.OPEN)).isEqualTo(Ruling.FREE);
    mark(WEB, "annotations", "turbulence.dev/protect", "true");
    for (Print print : List.of(emptied, deleted)) {
      assertThat(stage.ask(print, Policy.OPEN).refusals())
          .singleElement()
          .asString()
          .contains("pod shop/web-")
          .endsWith(": deployment shop/web is marked turbulence.dev/protect");
    }
  }

  @Test
  void nodes_may_lose_the_pods_of_namespaces_that_are_protected_by_default() throws Exception {
    stage.simulator.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: dns, namespace: kube-system}
        spec: {containers: [{name: dns, image: nginx}]}
        """);
    stage.simulator.advance(Duration.ofSeconds(10));
    Print emptied = Footprints.emptied(stage.cluster, stage.nodes());
    assertThat(stage.ask(emptied, Policy.OPEN)).isEqualTo(Ruling.FREE);
  }
}
