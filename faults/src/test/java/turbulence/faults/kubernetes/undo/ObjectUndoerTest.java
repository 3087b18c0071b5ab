package turbulence.faults.kubernetes.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.experiment.extension.Undoer.Standing;
import turbulence.experiment.world.SystemWorld;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.deployment.ScaleDeployment;
import turbulence.faults.kubernetes.node.CordonNode;
import turbulence.faults.kubernetes.node.UncordonNode;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;

class ObjectUndoerTest {
  private final ObjectUndoer undoer = new ObjectUndoer();
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.open(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static Ref web() {
    return Resource.DEPLOYMENTS.ref("default", "web");
  }

  private JsonObject essence() {
    return site.essence("deployment", "default", "web");
  }

  private void scaledBySomebody(int replicas) {
    site.simulator()
        .apply(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: "
                + replicas
                + "}}");
  }

  private Cluster cluster() throws Exception {
    return Clusters.of(site.scope());
  }

  private List<Undo> scaled(int... replicas) throws Exception {
    List<Undo> history = new ArrayList<>();
    for (int each : replicas) {
      history.addAll(site.act(new ScaleDeployment("web", each, "default")));
    }
    return history;
  }

  @Test
  void a_deployment_is_as_before_whoever_undoes_it_and_however_often() throws Exception {
    JsonObject before = essence();
    List<Undo> history = scaled(1, 5);
    for (Means means : List.of(site.others(), site.means())) {
      assertThat(undoer.compare(history, means)).isEqualTo(Standing.OURS);
    }
    assertThat(undoer.restore(history, site.others())).isEqualTo(Standing.SETTLED);
    assertThat(essence()).isEqualTo(before);
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(essence()).isEqualTo(before);
  }

  @Test
  void what_an_earlier_entry_made_of_it_is_ours_too() throws Exception {
    JsonObject before = essence();
    List<Undo> history = new ArrayList<>(scaled(1));
    history.addAll(site.prepare(new ScaleDeployment("web", 5, "default")).undo());
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(essence()).isEqualTo(before);
  }

  @Test
  void nodes_are_as_before_whether_they_were_open_or_closed() throws Exception {
    String node =
        site.simulator().list("nodes", "").getFirst().object("metadata").text("name").orElseThrow();
    JsonObject open = site.essence("node", "", node);
    List<Undo> closing = site.act(new CordonNode(node, null));
    assertThat(undoer.restore(closing, site.means())).isEqualTo(Standing.SETTLED);
    // The taint that goes with it is put and taken by a controller, a moment later.
    site.simulator()
        .await(() -> site.essence("node", "", node).equals(open), Duration.ofMinutes(1));
    assertThat(site.essence("node", "", node)).isEqualTo(open);
    site.act(new CordonNode(node, null));
    List<Undo> opening = site.act(new UncordonNode(node, null));
    assertThat(undoer.compare(opening, site.means())).isEqualTo(Standing.OURS);
    assertThat(undoer.restore(opening, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(site.essence("node", "", node).object("spec").get("unschedulable"))
        .isEqualTo(JsonBool.TRUE);
  }

  @Test
  void somebody_elses_work_is_left_alone() throws Exception {
    List<Undo> history = scaled(1);
    scaledBySomebody(4);
    Standing standing = undoer.compare(history, site.means());
    assertThat(standing)
        .isEqualTo(
            Standing.foreign(
                "changed by somebody else since (spec.replicas is 4, the run made it 1)"));
    assertThat(undoer.restore(history, site.means())).isEqualTo(standing);
    assertThat(essence().object("spec").get("replicas")).hasToString("4");
  }

  @Test
  void what_others_did_to_other_fields_stays() throws Exception {
    List<Undo> history = scaled(1);
    cluster()
        .patch(
            web(),
            Patch.merge(
                JsonObject.of("metadata", JsonObject.of("labels", JsonObject.of("team", "shop")))));
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(essence().object("labels").text("team")).contains("shop");
    assertThat(essence().object("spec").get("replicas")).hasToString("3");
  }

  @Test
  void what_others_write_between_look_and_write_is_not_lost() throws Exception {
    List<Undo> history = scaled(1);
    // Each write waits long enough for somebody else's to come first.
    Break patches = site.simulator().breaking().on("patch").first(1).delay(Duration.ofSeconds(6));
    Thread somebody =
        Thread.ofPlatform()
            .start(() -> {
              site.simulator().await(() -> patches.strikes() == 1, Duration.ofMinutes(1));
              scaledBySomebody(4);
            });
    assertThat(undoer.restore(history, site.means()).kind()).isEqualTo(Kind.FOREIGN);
    somebody.join();
    assertThat(essence().object("spec").get("replicas")).hasToString("4");
  }

  @Test
  void an_object_that_is_gone_or_another_is_left_alone() throws Exception {
    List<Undo> history = scaled(1);
    JsonObject live = cluster().get(web());
    site.simulator().delete("deployment", "default", "web");
    site.simulator()
        .await(
            () -> site.simulator().get("deployment", "default", "web").isEmpty(),
            Duration.ofMinutes(1));
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.gone("deleted since"));
    JsonObject metadata = JsonObject.of("name", "web");
    cluster()
        .create(
            Resource.DEPLOYMENTS,
            "default",
            JsonObject.of("metadata", metadata, "spec", live.object("spec")));
    Standing another = Standing.gone("deleted since, and another one made");
    assertThat(undoer.compare(history, site.means())).isEqualTo(another);
    assertThat(undoer.restore(history, site.means())).isEqualTo(another);
    assertThat(essence().object("spec").get("replicas")).hasToString("1");
  }

  @Test
  void what_a_step_made_is_deleted_and_its_namesake_is_not() throws Exception {
    Ref ref = Resource.CONFIG_MAPS.ref("default", "made");
    JsonObject map =
        JsonObject.of("metadata", JsonObject.of("name", "made"), "data", JsonObject.of("a", "b"));
    JsonObject made = cluster().create(Resource.CONFIG_MAPS, "default", map);
    String uid = made.object("metadata").text("uid").orElseThrow();
    List<Undo> known = List.of(new DeleteCreated(configMap(uid)));
    List<Undo> unknown = List.of(new DeleteCreated(configMap(""), created(made)));
    assertThat(undoer.compare(known, site.means())).isEqualTo(Standing.OURS);
    assertThat(undoer.compare(unknown, site.means())).isEqualTo(Standing.OURS);
    assertThat(undoer.restore(known, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(cluster().find(ref)).isEmpty();
    assertThat(undoer.restore(known, site.means())).isEqualTo(Standing.SETTLED);
    site.simulator()
        .apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: made}, data: {a: b}}");
    assertThat(undoer.restore(known, site.means()).kind()).isEqualTo(Kind.GONE);
    assertThat(undoer.restore(unknown, site.means()).kind()).isEqualTo(Kind.GONE);
    assertThat(undoer.restore(unknown, site.others()))
        .isEqualTo(Standing.foreign("made by somebody else"));
    assertThat(cluster().find(ref)).isPresent();
  }

  @Test
  void what_a_later_run_makes_under_that_name_stays() throws Exception {
    Ref ref = Resource.CONFIG_MAPS.ref("default", "made");
    JsonObject map =
        JsonObject.of("metadata", JsonObject.of("name", "made"), "data", JsonObject.of("a", "b"));
    assertThat(cluster().find(ref)).isEmpty();
    List<Undo> crashed = WayBack.created(cluster(), ref);
    JsonObject made = cluster().create(Resource.CONFIG_MAPS, "default", map);
    assertThat(((DeleteCreated) crashed.getFirst()).since())
        .isBetween(created(made).minusSeconds(30), created(made));
    assertThat(undoer.compare(crashed, site.others())).isEqualTo(Standing.OURS);
    Instant before = created(made).minusSeconds(121);
    for (DeleteCreated earlier :
        List.of(new DeleteCreated(configMap(""), before), new DeleteCreated(configMap("")))) {
      assertThat(undoer.restore(List.of(earlier), site.others()))
          .isEqualTo(Standing.foreign("made by Turbulence, but not surely by this run"));
    }
    assertThat(cluster().find(ref)).isPresent();
    assertThat(undoer.restore(crashed, site.others())).isEqualTo(Standing.SETTLED);
    assertThat(cluster().find(ref)).isEmpty();
  }

  /// Of such an object the API does not say who wrote it: it has nothing that was written.
  @Test
  void what_is_nothing_but_a_name_is_deleted_again_too() throws Exception {
    Ref ref = Resource.CONFIG_MAPS.ref("default", "made");
    assertThat(cluster().find(ref)).isEmpty();
    List<Undo> crashed = WayBack.created(cluster(), ref);
    JsonObject map = JsonObject.of("metadata", JsonObject.of("name", "made"));
    JsonObject made = cluster().create(Resource.CONFIG_MAPS, "default", map);
    assertThat(made.object("metadata").has("managedFields")).isFalse();
    DeleteCreated earlier = new DeleteCreated(configMap(""), created(made).minusSeconds(121));
    assertThat(undoer.restore(List.of(earlier), site.others()).kind()).isEqualTo(Kind.FOREIGN);
    assertThat(undoer.restore(crashed, site.others())).isEqualTo(Standing.SETTLED);
    assertThat(cluster().find(ref)).isEmpty();
  }

  private static Instant created(JsonObject object) {
    return Instant.parse(object.object("metadata").text("creationTimestamp").orElseThrow());
  }

  private ClusterObject configMap(String uid) throws Exception {
    return new ClusterObject(
        cluster().identity(),
        cluster().access().context(),
        site.simulator().url(),
        "",
        "v1",
        "configmaps",
        "default",
        "made",
        uid);
  }

  @Test
  void a_cluster_is_found_by_whatever_name_it_has_here() throws Exception {
    List<Undo> history = scaled(1);
    ClusterObject object = ((RestoreFields) history.getFirst()).object();
    Path renamed = folder.resolve("renamed");
    Files.writeString(
        renamed, site.simulator().kubeconfig().replace(object.context(), "another-name"));
    Means means = means(Map.of("KUBECONFIG", renamed.toString()), false);
    assertThat(undoer.elsewhere(history, means)).isNull();
    assertThat(undoer.restore(history, means)).isEqualTo(Standing.SETTLED);
  }

  private static Means means(Map<String, String> environment, boolean near) {
    return new Means(SystemWorld.create().withEnvironment(environment), new Shared(), near);
  }

  @Test
  void without_a_way_to_it_the_cluster_is_named() throws Exception {
    List<Undo> history = scaled(1);
    ClusterObject object = ((RestoreFields) history.getFirst()).object();
    Means nowhere = means(Map.of("HOME", folder.toString()), false);
    assertThat(undoer.compare(history, nowhere).words())
        .startsWith(
            "it lies in the cluster of context '"
                + object.context()
                + "' at "
                + site.simulator().url()
                + ", which is not at hand: no cluster is named");
  }

  @Test
  void another_cluster_of_the_same_names_is_not_touched() throws Exception {
    List<Undo> history = scaled(1);
    try (Site other = Site.open(Files.createDirectory(folder.resolve("other")), 7)) {
      JsonObject before = other.essence("deployment", "default", "web");
      Standing standing = undoer.compare(history, other.others());
      assertThat(standing.kind()).isEqualTo(Kind.ELSEWHERE);
      assertThat(standing.words())
          .startsWith("it lies in the cluster of context '")
          .contains(site.simulator().url(), "and at hand is " + other.simulator().url());
      assertThat(undoer.restore(history, other.others()).kind()).isEqualTo(Kind.ELSEWHERE);
      assertThat(other.essence("deployment", "default", "web")).isEqualTo(before);
    }
  }

  @Test
  void a_run_looks_at_the_present_cluster_and_a_person_goes_where_it_was() throws Exception {
    List<Undo> history = scaled(1);
    try (Site other = Site.open(Files.createDirectory(folder.resolve("other")), 7)) {
      String theirs = ((RestoreFields) history.getFirst()).object().context();
      Path renamed = folder.resolve("renamed");
      Files.writeString(renamed, other.simulator().kubeconfig().replace(theirs, "other"));
      Map<String, String> both = Map.of("KUBECONFIG", renamed + ":" + folder.resolve("config"));
      assertThat(undoer.elsewhere(history, means(both, true)))
          .contains("and at hand is " + other.simulator().url());
      assertThat(undoer.elsewhere(history, means(both, false))).isNull();
    }
  }

  @Test
  void who_may_not_read_namespaces_knows_the_cluster_by_its_address() throws Exception {
    site.simulator().breaking().on("get").of("namespaces").refuse(403);
    List<Undo> history = scaled(1);
    String identity = ((RestoreFields) history.getFirst()).object().cluster();
    assertThat(identity)
        .matches("ca:[0-9a-f]{16}@127.0.0.1:\\d+")
        .endsWith(site.simulator().url().replace("https://", ""));
    assertThat(undoer.restore(history, site.others())).isEqualTo(Standing.SETTLED);
    site.simulator().breaking().mend();
    assertThat(undoer.compare(history, site.others())).isEqualTo(Standing.SETTLED);
  }

  @Test
  void a_cluster_that_does_not_answer_is_named_and_not_waited_for_twice() throws Exception {
    List<Undo> history = scaled(1);
    Means means = site.others();
    site.close();
    String words =
        "it lies in the cluster of context '"
            + ((RestoreFields) history.getFirst()).object().context()
            + "' at "
            + site.simulator().url();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> undoer.compare(history, means))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageStartingWith(words);
    }
    assertThatThrownBy(() -> undoer.compare(history, site.means()))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith(words);
  }
}
