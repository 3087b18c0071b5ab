package turbulence.faults.kubernetes.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.RecreateDeleted;
import turbulence.experiment.extension.Undoer.Standing;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Deletion;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.deployment.ScaleDeployment;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

class MakingAgainTest {
  private static final Ref WEB = Resource.DEPLOYMENTS.ref("default", "web");
  private static final Ref SERVICE = Resource.SERVICES.ref("default", "web");

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

  private Cluster cluster() throws Exception {
    return Clusters.of(site.scope());
  }

  private List<Undo> deleted(Ref ref) throws Exception {
    List<Undo> way = WayBack.deleted(cluster(), ref, cluster().get(ref));
    cluster().delete(ref, Deletion.USUAL);
    site.simulator().await(() -> isGone(ref), Duration.ofMinutes(1));
    return way;
  }

  private boolean isGone(Ref ref) {
    try {
      return cluster().find(ref).isEmpty();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private JsonObject essence() {
    return site.essence("deployment", "default", "web");
  }

  private String uid(Ref ref) throws Exception {
    return cluster().get(ref).object("metadata").text("uid").orElseThrow();
  }

  @Test
  void a_deleted_object_is_made_again_once_whoever_does_it_and_however_often() throws Exception {
    JsonObject before = essence();
    List<Undo> history = deleted(WEB);
    for (var means : List.of(site.others(), site.means())) {
      assertThat(undoer.handles(history.getFirst())).isTrue();
      assertThat(undoer.compare(history, means)).isEqualTo(Standing.OURS);
    }
    assertThat(undoer.restore(history, site.others())).isEqualTo(Standing.SETTLED);
    site.simulator().awaitReady(Duration.ofMinutes(2));
    assertThat(essence()).isEqualTo(before);
    String uid = uid(WEB);
    for (var means : List.of(site.others(), site.means())) {
      assertThat(undoer.compare(history, means)).isEqualTo(Standing.SETTLED);
      assertThat(undoer.restore(history, means)).isEqualTo(Standing.SETTLED);
    }
    assertThat(uid(WEB)).isEqualTo(uid);
  }

  @Test
  void one_that_was_not_deleted_after_all_is_left_as_it_is() throws Exception {
    List<Undo> history = WayBack.deleted(cluster(), WEB, cluster().get(WEB));
    String uid = uid(WEB);
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(uid(WEB)).isEqualTo(uid);
  }

  @Test
  void it_is_what_it_was_before_the_first_change_of_the_run() throws Exception {
    JsonObject before = essence();
    List<Undo> history = new ArrayList<>(site.act(new ScaleDeployment("web", 1, "default")));
    List<Undo> deletion = WayBack.deleted(cluster(), WEB, cluster().get(WEB));
    history.addAll(deletion);
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.OURS);
    cluster().delete(WEB, Deletion.USUAL);
    site.simulator().await(() -> isGone(WEB), Duration.ofMinutes(1));
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    site.simulator().awaitReady(Duration.ofMinutes(2));
    assertThat(essence()).isEqualTo(before);
  }

  @Test
  void another_one_of_somebody_else_is_left_alone_unless_it_is_the_same() throws Exception {
    JsonObject live = cluster().get(WEB);
    List<Undo> history = deleted(WEB);
    String manifest =
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: "
            + live.object("spec").with("replicas", Json.of(5))
            + "}";
    site.simulator().apply(manifest);
    Standing foreign = Standing.foreign("deleted since, and another one made by somebody else");
    assertThat(undoer.compare(history, site.means())).isEqualTo(foreign);
    assertThat(undoer.restore(history, site.means())).isEqualTo(foreign);
    assertThat(essence().object("spec").get("replicas")).hasToString("5");
    site.simulator().delete("deployment", "default", "web");
    site.simulator().await(() -> isGone(WEB), Duration.ofMinutes(1));
    JsonObject content = ((RecreateDeleted) history.getFirst()).content();
    site.simulator().apply(content.toString());
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.SETTLED);
  }

  @Test
  void what_we_made_again_and_others_changed_since_is_theirs() throws Exception {
    List<Undo> history = deleted(WEB);
    undoer.restore(history, site.means());
    site.simulator()
        .apply(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 5}}");
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(essence().object("spec").get("replicas")).hasToString("5");
  }

  @Test
  void one_that_is_still_on_its_way_out_is_waited_for() throws Exception {
    JsonObject finalizers =
        JsonObject.of("metadata", JsonObject.of("finalizers", JsonArray.of("example.org/slow")));
    cluster().patch(WEB, Patch.merge(finalizers));
    List<Undo> history = WayBack.deleted(cluster(), WEB, cluster().get(WEB));
    cluster().delete(WEB, Deletion.USUAL);
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.OURS);
    String uid = uid(WEB);
    Thread somebody =
        Thread.ofPlatform()
            .start(() -> {
              try {
                JsonObject none = JsonObject.of("finalizers", JsonNull.NULL);
                cluster().patch(WEB, Patch.merge(JsonObject.of("metadata", none)));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    somebody.join();
    assertThat(uid(WEB)).isNotEqualTo(uid);
    assertThat(cluster().get(WEB).object("metadata").array("finalizers").items()).hasSize(1);
  }

  @Test
  void a_service_has_its_address_again_or_another_when_that_was_given_away() throws Exception {
    site.simulator()
        .apply(
            "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web},"
                + " ports: [{port: 80}]}}");
    String address = address();
    List<Undo> history = deleted(SERVICE);
    undoer.restore(history, site.means());
    assertThat(address()).isEqualTo(address);
    history = deleted(SERVICE);
    site.simulator()
        .apply(
            "{apiVersion: v1, kind: Service, metadata: {name: thief}, spec: {clusterIP: "
                + address
                + ", ports: [{port: 80}]}}");
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(address()).isNotEqualTo(address).isNotEmpty();
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.SETTLED);
  }

  private String address() throws Exception {
    return cluster().get(SERVICE).object("spec").text("clusterIP").orElse("");
  }

  @Test
  void a_refusal_is_told_and_leaves_it_ours() throws Exception {
    List<Undo> history = deleted(WEB);
    site.simulator().breaking().on("create").of("deployments").refuse(403);
    assertThatThrownBy(() -> undoer.restore(history, site.means())).hasMessageContaining("403");
    site.simulator().breaking().mend();
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.OURS);
  }

  @Test
  void nothing_is_kept_of_what_no_description_brings_back() throws Exception {
    Ref system = Resource.NAMESPACES.ref("", "kube-system");
    assertThat(WayBack.deleted(cluster(), system, cluster().get(system))).isEmpty();
    Ref secret = Resource.SECRETS.ref("default", "s");
    assertThat(WayBack.deleted(cluster(), secret, JsonObject.EMPTY)).isEmpty();
    assertThat(WayBack.canComeBack(Resource.NODES)).isFalse();
    assertThat(WayBack.canComeBack(Resource.SERVICES)).isTrue();
  }

  @Test
  void what_a_cluster_gives_by_itself_is_not_kept() throws Exception {
    JsonObject content =
        ((RecreateDeleted) WayBack.deleted(cluster(), WEB, cluster().get(WEB)).getFirst())
            .content();
    assertThat(content.has("status")).isFalse();
    for (String given : List.of("uid", "resourceVersion", "managedFields", "creationTimestamp")) {
      assertThat(content.object("metadata").has(given)).as(given).isFalse();
    }
    assertThat(content.object("metadata").object("annotations").toString())
        .doesNotContain("revision");
    assertThat(content.text("kind")).contains("Deployment");
  }

  @Test
  void what_is_about_to_be_made_is_deleted_when_it_was() throws Exception {
    Ref ref = Resource.CONFIG_MAPS.ref("default", "made");
    List<Undo> history = WayBack.created(cluster(), ref);
    assertThat(undoer.compare(history, site.means())).isEqualTo(Standing.SETTLED);
    cluster()
        .create(
            ref.resource(),
            "default",
            JsonObject.of("metadata", JsonObject.of("name", "made"), "data", JsonObject.EMPTY));
    assertThat(undoer.restore(history, site.means())).isEqualTo(Standing.SETTLED);
    assertThat(isGone(ref)).isTrue();
  }
}
