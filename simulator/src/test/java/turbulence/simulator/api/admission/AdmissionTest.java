package turbulence.simulator.api.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.quota.Quotas;
import turbulence.simulator.scenario.ControlPlane;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.HandTimeline;

class AdmissionTest {
  private static final Resource PODS = new Resource("", "pods");
  private static final Resource RANGES = new Resource("", "limitranges");
  private static final Resource PRIORITIES = new Resource("scheduling.k8s.io", "priorityclasses");

  private final HandTimeline timeline = new HandTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final ControlPlane plane = new ControlPlane(timeline, new SplittableRandom(1));

  @BeforeEach
  void start() {
    Means means = new Means(plane.store(), plane.verbs(), timeline, new SplittableRandom(2));
    assertThat(plane.run(List.of(new Quotas(means, plane.quotas())))).isNotNull();
    create(new Resource("", "namespaces"), "v1", "Namespace", "shop", "");
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (IOException mistake) {
      throw new UncheckedIOException(mistake);
    }
  }

  /// @param rest what the object has beside its head, such as `'spec':{}`
  private Stored create(Resource resource, String version, String kind, String name, String rest) {
    JsonObject object =
        json(
            "{'apiVersion':'%s','kind':'%s','metadata':{'name':'%s'}%s}"
                .formatted(version, kind, name, rest.isEmpty() ? "" : "," + rest));
    boolean apart =
        List.of("namespaces", "priorityclasses", "storageclasses", "ingressclasses")
            .contains(resource.plural());
    Stored created =
        plane.verbs().create(Caller.ADMIN, new Key(resource, apart ? "" : "shop", name), object);
    timeline.settle();
    return created;
  }

  private void quota(String name, String spec) {
    create(QuotaBook.QUOTAS, "v1", "ResourceQuota", name, "'spec':" + spec);
  }

  private void range(String limits) {
    create(RANGES, "v1", "LimitRange", "range", "'spec':{'limits':[" + limits + "]}");
  }

  private Stored pod(String name, String resources) {
    return pod(name, resources, "");
  }

  private Stored pod(String name, String resources, String more) {
    return create(
        PODS,
        "v1",
        "Pod",
        name,
        "'spec':{%s'containers':[{'name':'c','image':'nginx','resources':{%s}}]}"
            .formatted(more, resources));
  }

  private Stored claim(String name, String spec) {
    return create(
        Usage.CLAIMS,
        "v1",
        "PersistentVolumeClaim",
        name,
        "'spec':{'accessModes':['ReadWriteOnce'],%s}".formatted(spec));
  }

  private JsonObject used(String quota) {
    return plane
        .store()
        .get(new Key(QuotaBook.QUOTAS, "shop", quota))
        .orElseThrow()
        .status()
        .object("used");
  }

  private static String refused(Runnable write) {
    Refusal refusal = catchThrowableOfType(Refusal.class, write::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(403);
    assertThat(refusal.reason()).isEqualTo("Forbidden");
    return refusal.message();
  }

  @Test
  void a_quota_counts_what_is_there_and_keeps_out_what_exceeds_it() {
    pod("early", "'requests':{'cpu':'100m'}");
    quota("q", "{'hard':{'pods':'2','requests.cpu':'1','count/pods':'5'}}");
    assertThat(used("q")).isEqualTo(json("{'count/pods':'1','pods':'1','requests.cpu':'100m'}"));
    pod("a", "'requests':{'cpu':'400m'}");
    assertThat(refused(() -> pod("b", "'requests':{'cpu':'600m'}")))
        .isEqualTo(
            "pods \"b\" is forbidden: exceeded quota: q, requested: pods=1,requests.cpu=600m,"
                + " used: pods=2,requests.cpu=500m, limited: pods=2,requests.cpu=1");
    plane.verbs().delete(Caller.ADMIN, new Key(PODS, "shop", "early"), Deletion.PLAIN);
    timeline.settle();
    assertThat(used("q")).isEqualTo(json("{'count/pods':'1','pods':'1','requests.cpu':'400m'}"));
    pod("b", "'requests':{'cpu':'600m'}");
    assertThat(used("q")).isEqualTo(json("{'count/pods':'2','pods':'2','requests.cpu':'1'}"));
  }

  @Test
  void a_quota_of_processors_makes_every_container_speak() {
    quota("q", "{'hard':{'limits.cpu':'2','requests.memory':'1Gi'}}");
    assertThat(refused(() -> pod("a", "")))
        .isEqualTo(
            "pods \"a\" is forbidden: failed quota: q: must specify limits.cpu for: c;"
                + " requests.memory for: c");
    pod("a", "'limits':{'cpu':'500m','memory':'128Mi'}");
    assertThat(used("q")).isEqualTo(json("{'limits.cpu':'500m','requests.memory':'128Mi'}"));
  }

  @Test
  void a_quota_counts_the_pods_of_its_scopes_only() {
    quota("loose", "{'hard':{'pods':'1'},'scopes':['BestEffort']}");
    quota(
        "dear",
        "{'hard':{'pods':'1'},'scopeSelector':{'matchExpressions':["
            + "{'scopeName':'PriorityClass','operator':'In','values':['high']}]}}");
    create(PRIORITIES, "scheduling.k8s.io/v1", "PriorityClass", "high", "'value':1000");
    pod("a", "");
    pod("b", "'requests':{'cpu':'1'}");
    pod("c", "'requests':{'cpu':'1'}", "'priorityClassName':'high',");
    assertThat(used("loose")).isEqualTo(json("{'pods':'1'}"));
    assertThat(used("dear")).isEqualTo(json("{'pods':'1'}"));
    assertThat(refused(() -> pod("d", "")))
        .isEqualTo(
            "pods \"d\" is forbidden: exceeded quota: loose, requested: pods=1, used: pods=1,"
                + " limited: pods=1");
    assertThat(refused(() -> pod("e", "'requests':{'cpu':'1'}", "'priorityClassName':'high',")))
        .contains("exceeded quota: dear, ");
  }

  @Test
  void a_quota_counts_objects_and_ports_of_services() {
    quota("q", "{'hard':{'configmaps':'1','services.nodeports':'1','services':'5'}}");
    create(new Resource("", "configmaps"), "v1", "ConfigMap", "a", "");
    assertThat(refused(() -> create(new Resource("", "configmaps"), "v1", "ConfigMap", "b", "")))
        .isEqualTo(
            "configmaps \"b\" is forbidden: exceeded quota: q, requested: configmaps=1, used:"
                + " configmaps=1, limited: configmaps=1");
    String ports = "'spec':{'type':'NodePort','ports':[{'port':1,'name':'a'}%s]}";
    assertThat(
            refused(() ->
                create(
                    Usage.SERVICES,
                    "v1",
                    "Service",
                    "two",
                    ports.formatted(",{'port':2,'name':'b'}"))))
        .contains("requested: services.nodeports=2, used: services.nodeports=0");
    create(Usage.SERVICES, "v1", "Service", "one", ports.formatted(""));
    assertThat(used("q"))
        .isEqualTo(json("{'configmaps':'1','services':'1','services.nodeports':'1'}"));
  }

  @Test
  void a_quota_counts_objects_of_any_kind_and_storage_by_its_class() {
    quota(
        "q",
        "{'hard':{'count/deployments.apps':'1','requests.storage':'10Gi',"
            + "'slow.storageclass.storage.k8s.io/persistentvolumeclaims':'1'}}");
    claim("a", "'storageClassName':'slow','resources':{'requests':{'storage':'4Gi'}}");
    assertThat(
            refused(() ->
                claim("b", "'storageClassName':'slow','resources':{'requests':{'storage':'8Gi'}}")))
        .contains(
            "requested: requests.storage=8Gi,"
                + "slow.storageclass.storage.k8s.io/persistentvolumeclaims=1",
            "limited: requests.storage=10Gi,"
                + "slow.storageclass.storage.k8s.io/persistentvolumeclaims=1");
    String template =
        "'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':"
            + "{'a':'b'}},'spec':{'containers':[{'name':'c','image':'nginx'}]}}}";
    Resource deployments = new Resource("apps", "deployments");
    create(deployments, "apps/v1", "Deployment", "web", template);
    assertThat(refused(() -> create(deployments, "apps/v1", "Deployment", "web2", template)))
        .startsWith(
            "deployments.apps \"web2\" is forbidden: exceeded quota: q, requested:"
                + " count/deployments.apps=1,");
    assertThat(used("q"))
        .isEqualTo(
            json(
                "{'count/deployments.apps':'1','requests.storage':'4Gi',"
                    + "'slow.storageclass.storage.k8s.io/persistentvolumeclaims':'1'}"));
  }

  @Test
  void a_name_that_is_taken_costs_nothing_for_long() {
    quota("q", "{'hard':{'pods':'3'}}");
    pod("a", "");
    Refusal taken = catchThrowableOfType(Refusal.class, () -> pod("a", ""));
    assertThat(taken.code()).isEqualTo(409);
    timeline.advance(Duration.ofSeconds(2));
    pod("b", "");
    assertThat(used("q")).isEqualTo(json("{'pods':'2'}"));
  }

  @Test
  void a_range_fills_in_what_containers_do_not_say() {
    range(
        "{'type':'Container','default':{'cpu':'500m','memory':'256Mi'},"
            + "'defaultRequest':{'cpu':'250m'}}");
    JsonObject pod = pod("a", "'limits':{'memory':'1Gi'}").object();
    JsonObject container = (JsonObject) pod.object("spec").array("containers").get(0);
    assertThat(container.object("resources"))
        .isEqualTo(
            json(
                "{'limits':{'memory':'1Gi','cpu':'500m'},'requests':{'memory':'1Gi','cpu':'250m'}}"));
    assertThat(pod.object("metadata").object("annotations").text("kubernetes.io/limit-ranger"))
        .hasValue("LimitRanger plugin set: cpu request for container c; cpu limit for container c");
  }

  @Test
  void a_range_keeps_out_what_is_too_small_too_large_or_too_wide() {
    range(
        "{'type':'Container','min':{'cpu':'100m'},'max':{'memory':'1Gi'},"
            + "'maxLimitRequestRatio':{'cpu':'2'}},"
            + "{'type':'Pod','max':{'cpu':'1'}},"
            + "{'type':'PersistentVolumeClaim','min':{'storage':'1Gi'},'max':{'storage':'2Gi'}}");
    assertThat(refused(() -> pod("a", "'requests':{'cpu':'50m'},'limits':{'cpu':'100m'}")))
        .isEqualTo(
            "pods \"a\" is forbidden: minimum cpu usage per Container is 100m, but request"
                + " is 50m");
    assertThat(
            refused(
                () -> pod("a", "'requests':{'cpu':'500m'},'limits':{'cpu':'2','memory':'2Gi'}")))
        .isEqualTo(
            "pods \"a\" is forbidden: [maximum memory usage per Container is 1Gi, but limit is"
                + " 2Gi, cpu max limit to request ratio per Container is 2, but provided ratio is"
                + " 4.000000, maximum cpu usage per Pod is 1, but limit is 2]");
    assertThat(refused(() -> claim("a", "'resources':{'requests':{'storage':'500Mi'}}")))
        .isEqualTo(
            "persistentvolumeclaims \"a\" is forbidden: minimum storage usage per"
                + " PersistentVolumeClaim is 1Gi, but request is 500Mi");
    assertThat(refused(() -> claim("a", "'resources':{'requests':{'storage':'3Gi'}}")))
        .contains("maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi");
  }

  @Test
  void one_priority_is_taken_when_nothing_is_said() {
    create(
        PRIORITIES,
        "scheduling.k8s.io/v1",
        "PriorityClass",
        "usual",
        "'value':7,'globalDefault':true,'preemptionPolicy':'Never'");
    assertThat(
            refused(() ->
                create(
                    PRIORITIES,
                    "scheduling.k8s.io/v1",
                    "PriorityClass",
                    "other",
                    "'value':8,'globalDefault':true")))
        .isEqualTo(
            "priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass usual is"
                + " already marked as default. Only one default can exist");
    JsonObject spec = pod("a", "").spec();
    assertThat(spec.text("priorityClassName")).hasValue("usual");
    assertThat(spec.get("priority")).hasToString("7");
    assertThat(spec.text("preemptionPolicy")).hasValue("Never");
    assertThat(refused(() -> pod("b", "", "'priority':9,")))
        .isEqualTo(
            "pods \"b\" is forbidden: the integer value of priority (9) must not be provided in"
                + " pod spec; priority admission controller computed 7 from the given"
                + " PriorityClass name");
  }

  @Test
  void the_newest_of_several_default_classes_is_taken() {
    Resource classes = new Resource("networking.k8s.io", "ingressclasses");
    Resource storage = new Resource("storage.k8s.io", "storageclasses");
    for (String name : List.of("b", "a", "c")) {
      timeline.advance(Duration.ofSeconds(name.equals("a") ? 0 : 5));
      marked(classes, "networking.k8s.io/v1", "IngressClass", name, "ingressclass");
      marked(storage, "storage.k8s.io/v1", "StorageClass", name, "storageclass");
    }
    JsonObject ingress =
        create(
                new Resource("networking.k8s.io", "ingresses"),
                "networking.k8s.io/v1",
                "Ingress",
                "web",
                "'spec':{'defaultBackend':{'service':{'name':'web','port':{'number':80}}}}")
            .spec();
    assertThat(ingress.text("ingressClassName")).hasValue("c");
    assertThat(
            claim("x", "'resources':{'requests':{'storage':'1Gi'}}")
                .spec()
                .text("storageClassName"))
        .hasValue("c");
  }

  private void marked(Resource resource, String version, String kind, String name, String marker) {
    JsonObject annotations = JsonObject.of(marker + ".kubernetes.io/is-default-class", "true");
    JsonObject object =
        json("{'apiVersion':'%s','kind':'%s','provisioner':'x','spec':{'controller':'x.y/z'}}"
                .formatted(version, kind))
            .with("metadata", JsonObject.of("name", name, "annotations", annotations));
    Stored made = plane.verbs().create(Caller.ADMIN, new Key(resource, name), object);
    assertThat(made.metadata().array("finalizers")).isEqualTo(JsonArray.EMPTY);
  }
}
