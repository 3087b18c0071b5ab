package turbulence.simulator.control.stateful;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Deletion.Propagation;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.GarbageCollection;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.References;
import turbulence.simulator.control.storage.Binding;
import turbulence.simulator.kubelet.Town;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

class StatefulSetsTest {
  private static final Resource CLASSES = new Resource("storage.k8s.io", "storageclasses");
  private static final String SET =
      """
      {'apiVersion':'apps/v1','kind':'StatefulSet','metadata':{'name':'db'},
       'spec':{'replicas':3,'serviceName':'dbs','selector':{'matchLabels':{'app':'db'}},
        'template':{'metadata':{'labels':{'app':'db'}},
         'spec':{'terminationGracePeriodSeconds':1,
          'containers':[{'name':'c','image':'mongo:3'}]}}}}
      """;

  private static final String CLAIMS =
      """
      'volumeClaimTemplates':[{'metadata':{'name':'data','labels':{'of':'db'}},
        'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}],
      """;

  private final Town town =
      new Town(1, List.of(StatefulSets::new, GarbageCollection::new, Binding::new));

  @BeforeEach
  void nodes() {
    town.nodes(2);
    town.create(
        CLASSES,
        "",
        """
        {'apiVersion':'storage.k8s.io/v1','kind':'StorageClass','metadata':{'name':'fast',
         'annotations':{'storageclass.kubernetes.io/is-default-class':'true'}},'provisioner':'x.y/z'}
        """);
  }

  private Stored create(String... replacements) {
    String text = SET;
    for (int i = 0; i < replacements.length; i += 2) {
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return town.create(Kinds.STATEFUL_SETS, "shop", text);
  }

  private List<String> pods() {
    return town.store.snapshot(Kinds.PODS).all("shop").stream()
        .map(pod -> pod.key().name())
        .toList();
  }

  private Stored set() {
    return town.store.get(new Key(Kinds.STATEFUL_SETS, "shop", "db")).orElseThrow();
  }

  private List<Stored> revisions() {
    return town.store.snapshot(Kinds.CONTROLLER_REVISIONS).all("shop");
  }

  private Optional<Stored> claim(String name) {
    return town.store.get(new Key(Kinds.CLAIMS, "shop", name));
  }

  private void spec(UnaryOperator<JsonObject> change) {
    town.change(
        Kinds.STATEFUL_SETS, "db", now -> now.with("spec", change.apply(now.object("spec"))));
  }

  private void scale(int replicas) {
    spec(now -> now.with("replicas", replicas));
  }

  private void image(String image) {
    spec(now -> {
      JsonObject template = now.object("template");
      JsonObject container = JsonObject.of("name", "c", "image", image);
      JsonObject pod = template.object("spec").with("containers", JsonArray.of(container));
      return now.with("template", template.with("spec", pod));
    });
  }

  private String image(int ordinal) {
    JsonObject spec = town.find("db-" + ordinal).orElseThrow().spec();
    return Fields.text(Fields.objects(spec, "containers").getFirst(), "image");
  }

  @Test
  void brings_its_pods_one_after_the_other() {
    create();
    town.timeline.settle();
    assertThat(pods()).containsExactly("db-0");
    town.advance(60);
    assertThat(pods()).containsExactly("db-0", "db-1", "db-2");
    JsonObject pod = town.find("db-1").orElseThrow().object();
    String revision = revisions().getFirst().key().name();
    assertThat(revision).matches("db-[bcdfghjklmnpqrstvwxz2456789]+");
    assertThat(pod.object("metadata").object("labels").toString())
        .contains(
            "\"apps.kubernetes.io/pod-index\":\"1\"",
            "\"statefulset.kubernetes.io/pod-name\":\"db-1\"",
            "\"controller-revision-hash\":\"" + revision + "\"");
    assertThat(pod.object("metadata").text("generateName")).hasValue("db-");
    assertThat(pod.object("spec").text("hostname")).hasValue("db-1");
    assertThat(pod.object("spec").text("subdomain")).hasValue("dbs");
    assertThat(set().status())
        .isEqualTo(
            Town.json(
                """
                {'observedGeneration':1,'replicas':3,'readyReplicas':3,'currentReplicas':3,
                 'updatedReplicas':3,'currentRevision':'@','updateRevision':'@',
                 'collisionCount':0,'availableReplicas':3}
                """
                    .replace("@", revision)));
    assertThat(town.told("db"))
        .containsExactly(
            "SuccessfulCreate create Pod db-0 in StatefulSet db successful",
            "SuccessfulCreate create Pod db-1 in StatefulSet db successful",
            "SuccessfulCreate create Pod db-2 in StatefulSet db successful");
  }

  @Test
  void brings_them_all_at_once_when_it_does_not_care_and_counts_from_any_number() {
    create("'replicas':3", "'replicas':3,'podManagementPolicy':'Parallel','ordinals':{'start':5}");
    town.timeline.settle();
    assertThat(pods()).containsExactly("db-5", "db-6", "db-7");
    town.advance(60);
    scale(1);
    town.timeline.settle();
    assertThat(town.told("db")).filteredOn(said -> said.startsWith("SuccessfulDelete")).hasSize(2);
    town.advance(60);
    assertThat(pods()).containsExactly("db-5");
  }

  @Test
  void takes_them_away_from_the_last_one_on() {
    create();
    town.advance(60);
    scale(1);
    town.timeline.settle();
    assertThat(town.find("db-2").orElseThrow().isDeleting()).isTrue();
    assertThat(town.find("db-1").orElseThrow().isDeleting()).isFalse();
    town.advance(60);
    assertThat(pods()).containsExactly("db-0");
    scale(2);
    town.advance(60);
    assertThat(pods()).containsExactly("db-0", "db-1");
  }

  @Test
  void brings_a_pod_back_under_its_name_only_when_the_old_one_is_gone() {
    create();
    town.advance(60);
    String before = town.find("db-1").orElseThrow().uid();
    town.delete("db-1");
    town.timeline.settle();
    assertThat(town.find("db-1").orElseThrow().uid()).isEqualTo(before);
    town.advance(60);
    assertThat(town.find("db-1").orElseThrow().uid()).isNotEqualTo(before);
    assertThat(town.phase("db-1")).isEqualTo("Running");
  }

  @Test
  void replaces_a_pod_that_failed() {
    create();
    town.advance(60);
    Key key = new Key(Kinds.PODS, "shop", "db-1");
    String before = town.find("db-1").orElseThrow().uid();
    town.verbs.change(
        Caller.ADMIN,
        key,
        Part.STATUS,
        now -> now.with("status", now.object("status").with("phase", "Failed")));
    town.advance(60);
    assertThat(town.find("db-1").orElseThrow().uid()).isNotEqualTo(before);
    assertThat(town.phase("db-1")).isEqualTo("Running");
  }

  @Test
  void replaces_outdated_pods_from_the_last_one_on_and_waits_for_each() {
    create();
    town.advance(60);
    image("mongo:4");
    town.timeline.settle();
    assertThat(town.find("db-2").orElseThrow().isDeleting()).isTrue();
    assertThat(town.find("db-1").orElseThrow().isDeleting()).isFalse();
    JsonObject status = set().status();
    assertThat(status.get("currentRevision")).isNotEqualTo(status.get("updateRevision"));
    town.advance(200);
    assertThat(List.of(image(0), image(1), image(2))).containsOnly("mongo:4");
    assertThat(set().status().get("currentRevision"))
        .isEqualTo(set().status().get("updateRevision"));
    assertThat(revisions()).hasSize(2);
  }

  @Test
  void goes_back_to_an_earlier_revision_under_a_new_number() {
    create();
    town.advance(60);
    image("mongo:4");
    town.advance(200);
    image("mongo:3");
    town.advance(200);
    assertThat(image(0)).isEqualTo("mongo:3");
    assertThat(revisions()).hasSize(2);
    assertThat(revisions().stream().mapToLong(each -> Fields.whole(each.object(), "revision", 0)))
        .containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void keeps_as_many_revisions_as_it_says() {
    create("'replicas':3", "'replicas':1,'revisionHistoryLimit':1");
    for (int i = 4; i < 8; i++) {
      town.advance(60);
      image("mongo:" + i);
    }
    town.advance(100);
    assertThat(revisions()).hasSize(2);
  }

  @Test
  void leaves_pods_below_the_partition_as_they_were_even_when_they_come_anew() {
    create(
        "'replicas':3",
        "'replicas':3,'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{'partition':2}}");
    town.advance(60);
    image("mongo:4");
    town.advance(100);
    town.delete("db-0");
    town.advance(100);
    assertThat(List.of(image(0), image(1), image(2)))
        .containsExactly("mongo:3", "mongo:3", "mongo:4");
    JsonObject status = set().status();
    assertThat(Fields.whole(status, "currentReplicas", 0)).isEqualTo(2);
    assertThat(Fields.whole(status, "updatedReplicas", 0)).isEqualTo(1);
  }

  @Test
  void replaces_several_at_once_when_that_is_asked_for() {
    create(
        "'replicas':3",
        """
        'replicas':4,'updateStrategy':{'type':'RollingUpdate',
         'rollingUpdate':{'partition':0,'maxUnavailable':'50%'}}
        """);
    town.advance(100);
    image("mongo:4");
    town.timeline.settle();
    assertThat(pods())
        .filteredOn(pod -> town.find(pod).orElseThrow().isDeleting())
        .containsExactly("db-2", "db-3");
    town.advance(200);
    assertThat(List.of(image(0), image(1), image(2), image(3))).containsOnly("mongo:4");
  }

  @Test
  void leaves_outdated_pods_to_their_owner_on_delete() {
    create("'replicas':3", "'replicas':2,'updateStrategy':{'type':'OnDelete'}");
    town.advance(60);
    image("mongo:4");
    town.advance(60);
    assertThat(image(1)).isEqualTo("mongo:3");
    town.delete("db-1");
    town.advance(60);
    assertThat(List.of(image(0), image(1))).containsExactly("mongo:3", "mongo:4");
  }

  @Test
  void waits_for_pods_to_be_ready_for_long_enough() {
    create("'replicas':3", "'replicas':2,'minReadySeconds':30");
    town.advance(20);
    assertThat(pods()).containsExactly("db-0");
    assertThat(Fields.whole(set().status(), "readyReplicas", 0)).isEqualTo(1);
    assertThat(Fields.whole(set().status(), "availableReplicas", -1)).isZero();
    town.advance(80);
    assertThat(Fields.whole(set().status(), "availableReplicas", 0)).isEqualTo(2);
  }

  @Test
  void gives_each_pod_claims_that_stay() {
    create("'replicas':3,", "'replicas':2," + CLAIMS);
    town.advance(60);
    JsonObject claim = claim("data-db-1").orElseThrow().object();
    assertThat(claim.object("status").text("phase")).hasValue("Bound");
    assertThat(claim.object("metadata").object("labels"))
        .isEqualTo(Town.json("{'of':'db','app':'db'}"));
    assertThat(town.find("db-1").orElseThrow().spec().array("volumes").toString())
        .contains("\"persistentVolumeClaim\":{\"claimName\":\"data-db-1\"}");
    scale(0);
    town.advance(60);
    assertThat(claim("data-db-1")).isPresent();
    assertThat(town.told("db"))
        .contains(
            "SuccessfulCreate create Claim data-db-0 Pod db-0 in StatefulSet db success",
            "SuccessfulDelete delete Pod db-1 in StatefulSet db successful");
  }

  @Test
  void lets_claims_go_with_the_pod_or_the_set_when_it_says_so() {
    create(
        "'replicas':3,",
        "'replicas':2,'persistentVolumeClaimRetentionPolicy':"
            + "{'whenScaled':'Delete','whenDeleted':'Delete'},"
            + CLAIMS);
    town.advance(60);
    assertThat(References.isControlledBy(claim("data-db-0").orElseThrow(), set().uid())).isTrue();
    scale(1);
    town.advance(60);
    assertThat(claim("data-db-1")).isEmpty();
    assertThat(claim("data-db-0")).isPresent();
    town.verbs.delete(Caller.ADMIN, set().key(), Deletion.of(Propagation.BACKGROUND));
    town.advance(60);
    assertThat(pods()).isEmpty();
    assertThat(claim("data-db-0")).isEmpty();
  }

  @Test
  void lets_go_of_its_pods_and_takes_them_back() {
    create("'replicas':3", "'replicas':2");
    town.advance(60);
    List<String> before = pods().stream().map(pod -> town.find(pod).orElseThrow().uid()).toList();
    town.verbs.delete(Caller.ADMIN, set().key(), Deletion.of(Propagation.ORPHAN));
    town.advance(60);
    assertThat(References.of(town.find("db-0").orElseThrow())).isEmpty();
    assertThat(References.of(revisions().getFirst())).isEmpty();
    Stored again = create("'replicas':3", "'replicas':2");
    town.advance(60);
    assertThat(pods().stream().map(pod -> town.find(pod).orElseThrow().uid()).toList())
        .isEqualTo(before);
    assertThat(References.isControlledBy(town.find("db-1").orElseThrow(), again.uid())).isTrue();
    assertThat(revisions()).hasSize(1);
  }

  @Test
  void adopts_nobody_whose_name_is_no_member_s() {
    town.pod("db-x", "{'app':'db'}", "", "");
    create();
    town.advance(60);
    assertThat(References.of(town.find("db-x").orElseThrow())).isEmpty();
    assertThat(pods()).containsExactly("db-0", "db-1", "db-2", "db-x");
  }
}
