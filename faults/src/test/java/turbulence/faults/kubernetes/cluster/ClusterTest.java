package turbulence.faults.kubernetes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static turbulence.simulator.scenario.Sketch.deployment;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

class ClusterTest {
  @TempDir Path folder;
  private Simulator simulator;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    simulator = Simulator.with(deployment("web").replicas(3)).speed(20).start();
    assertThat(simulator.awaitReady(Duration.ofMinutes(2))).isEmpty();
    simulator.writeKubeconfig(folder.resolve("config"));
    World world =
        SystemWorld.create()
            .withEnvironment(Map.of("KUBECONFIG", folder.resolve("config").toString()));
    cluster = Cluster.find(world, JsonObject.EMPTY);
  }

  @AfterEach
  void stop() {
    cluster.close();
    simulator.close();
  }

  private static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  private static JsonObject configMap(String name, String value) {
    return JsonObject.of(
        "metadata", JsonObject.of("name", name), "data", JsonObject.of("k", value));
  }

  private static Ref map(String name) {
    return Resource.CONFIG_MAPS.ref("default", name);
  }

  private static ClusterFailed failure(ThrowingCallable call) {
    ClusterFailed failed = catchThrowableOfType(ClusterFailed.class, call);
    assertThat(failed).isNotNull();
    return failed;
  }

  private void fill(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      cluster.create(Resource.CONFIG_MAPS, "default", configMap("m" + i, "v"));
    }
  }

  @Test
  void an_object_is_made_read_changed_and_deleted() throws Exception {
    cluster.create(Resource.CONFIG_MAPS, "default", configMap("m", "one"));
    JsonObject read = cluster.get(map("m"));
    assertThat(read.object("metadata").array("managedFields").toString())
        .contains("\"manager\":\"turbulence\"");
    cluster.replace(map("m"), read.with("data", JsonObject.of("k", "two")));
    cluster.patch(map("m"), Patch.merge(JsonObject.of("data", JsonObject.of("l", "x"))));
    cluster.patch(map("m"), Patch.strategic(JsonObject.of("data", JsonObject.of("m", "y"))));
    JsonObject operation = JsonObject.of("op", "remove", "path", "/data/l");
    cluster.patch(map("m"), Patch.operations(JsonArray.of(operation)));
    JsonObject applied = configMap("m", "three").with("apiVersion", "v1").with("kind", "ConfigMap");
    cluster.patch(map("m"), Patch.apply(applied, true));
    assertThat(cluster.get(map("m")).object("data"))
        .isEqualTo(JsonObject.of("k", "three", "m", "y"));
    assertThat(failure(() -> cluster.replace(map("m"), read)).isConflict()).isTrue();
    cluster.delete(map("m"), Deletion.USUAL);
    assertThat(cluster.find(map("m"))).isEmpty();
    ClusterFailed gone = failure(() -> cluster.get(map("m")));
    assertThat(gone.code()).isEqualTo(404);
    assertThat(gone.reason()).isEqualTo("NotFound");
    assertThat(gone.text()).isEqualTo("configmaps \"m\" not found");
    assertThat(gone.details().text("name")).contains("m");
  }

  @Test
  void another_client_with_the_same_file_sees_the_same() throws Exception {
    Config config = Config.fromKubeconfig(folder.resolve("config").toFile());
    try (KubernetesClient other = new KubernetesClientBuilder().withConfig(config).build()) {
      List<String> theirs = new ArrayList<>();
      for (Pod pod :
          other.pods().inNamespace("default").withLabel("app", "web").list().getItems()) {
        theirs.add(pod.getMetadata().getUid());
      }
      List<String> ours = new ArrayList<>();
      for (JsonObject pod : cluster.list(Resource.PODS.in("default").labels("app=web"))) {
        ours.add(pod.object("metadata").text("uid").orElse(""));
      }
      assertThat(ours).hasSize(3).isEqualTo(theirs);
    }
  }

  @Test
  void a_long_list_comes_in_pages_and_whole_when_it_is_broken() throws Exception {
    fill(1100);
    Listing all = Resource.CONFIG_MAPS.in("default").fields("metadata.name!=kube-root-ca.crt");
    assertThat(cluster.list(all)).hasSize(1100);
    Break refused = simulator.breaking().on("list").every(5).refuse(410);
    assertThat(cluster.list(all)).hasSize(1100);
    assertThat(cluster.list(all)).hasSize(1100).doesNotHaveDuplicates();
    assertThat(refused.strikes()).isPositive();
    simulator.breaking().mend();
    Break cut = simulator.breaking().on("list").first(2).cutAfter(10_000);
    assertThat(cluster.list(all)).hasSize(1100).doesNotHaveDuplicates();
    assertThat(cut.strikes()).isEqualTo(2);
  }

  @Test
  void a_large_page_comes_compressed() throws Exception {
    String value = "v".repeat(1000);
    for (int i = 0; i < 150; i++) {
      cluster.create(Resource.CONFIG_MAPS, "default", configMap("m" + i, value));
    }
    Listing all = Resource.CONFIG_MAPS.in("default").fields("metadata.name!=kube-root-ca.crt");
    HttpResponse page = cluster.request(all.call(all.query()));
    assertThat(page.headers().first("Content-Encoding")).isEqualTo("gzip");
    assertThat(cluster.list(all)).hasSize(150);
  }

  @Test
  void a_bare_list_holds_metadata_only() throws Exception {
    fill(1);
    Listing listing = Resource.CONFIG_MAPS.in("default").fields("metadata.name=m0");
    JsonObject whole = cluster.list(listing).getFirst();
    assertThat(whole.names()).contains("data");
    JsonObject bare = cluster.list(listing.metadataOnly()).getFirst();
    assertThat(bare.names()).containsExactlyInAnyOrder("kind", "apiVersion", "metadata");
    assertThat(bare.object("metadata")).isEqualTo(whole.object("metadata"));
    List<Change> changes = new ArrayList<>();
    cluster.watch(
        listing.metadataOnly(),
        Duration.ofSeconds(10),
        change -> {
          if (changes.isEmpty()) {
            simulator.delete("configmaps", "default", "m0");
          }
          changes.add(change);
          return change.kind() == Change.Kind.DELETED;
        });
    assertThat(changes).hasSize(2);
    assertThat(changes.getLast().object().has("data")).isFalse();
  }

  @Test
  void a_list_goes_on_when_the_server_forgets_meanwhile() throws Exception {
    fill(600);
    List<String> names = new ArrayList<>();
    cluster.list(
        Resource.CONFIG_MAPS.in("default").fields("metadata.name!=kube-root-ca.crt"),
        map -> {
          if (names.isEmpty()) {
            simulator.breaking().expireWatches();
          }
          names.add(name(map));
        });
    assertThat(names).hasSize(600).doesNotHaveDuplicates();
  }

  @Test
  void a_pod_leaves_when_asked_and_only_the_one_that_is_meant() throws Exception {
    JsonObject pod = cluster.list(Resource.PODS.in("default").labels("app=web")).getFirst();
    Ref ref = Resource.PODS.ref("default", name(pod));
    assertThat(failure(() -> cluster.delete(ref, Deletion.USUAL.of("other"))).isConflict())
        .isTrue();
    cluster.evict(ref, Deletion.USUAL.grace(0));
    assertThat(
            simulator.await(
                () -> simulator.get("pod", "default", name(pod)).isEmpty(), Duration.ofMinutes(1)))
        .isTrue();
  }

  @Test
  void a_budget_refuses_at_once() throws Exception {
    simulator.apply(
        "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b}, spec:"
            + " {minAvailable: 3, selector: {matchLabels: {app: web}}}}");
    simulator.await(
        () ->
            simulator
                .get("pdb", "default", "b")
                .map(budget -> budget.object("status").has("currentHealthy"))
                .orElse(false),
        Duration.ofMinutes(1));
    JsonObject pod = cluster.list(Resource.PODS.in("default").labels("app=web")).getFirst();
    ClusterFailed refused =
        failure(() -> cluster.evict(Resource.PODS.ref("default", name(pod)), Deletion.USUAL));
    assertThat(refused.isBudget()).isTrue();
    assertThat(refused.causes()).isNotEmpty();
  }

  @Test
  void the_api_may_ask_for_patience() throws Exception {
    Break busy = simulator.breaking().on("create").first(2).refuse(429, Duration.ofSeconds(1));
    cluster.create(Resource.CONFIG_MAPS, "default", configMap("m", "v"));
    assertThat(busy.strikes()).isEqualTo(2);
    simulator.breaking().on("get").refuse(429, Duration.ofSeconds(60));
    ClusterFailed refused = failure(() -> cluster.get(map("m")));
    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(60));
  }

  @Test
  void only_what_reads_is_asked_again() throws Exception {
    Break reads = simulator.breaking().on("list").first(2).cut();
    assertThat(cluster.list(Resource.NODES.everywhere())).hasSize(3);
    assertThat(reads.strikes()).isEqualTo(2);
    Break writes = simulator.breaking().on("create").cut();
    ClusterFailed failed =
        failure(() -> cluster.create(Resource.CONFIG_MAPS, "default", configMap("m", "v")));
    assertThat(failed.code()).isZero();
    assertThat(failed.reason()).isEqualTo("CUT");
    assertThat(writes.strikes()).isEqualTo(1);
    Break errors = simulator.breaking().on("delete").refuse(503, Duration.ofSeconds(1));
    assertThat(failure(() -> cluster.delete(map("m"), Deletion.USUAL)).code()).isEqualTo(503);
    assertThat(errors.strikes()).isEqualTo(1);
  }

  @Test
  void a_call_ends_in_time_and_when_interrupted() throws Exception {
    simulator.breaking().on("get").hang();
    Cluster hasty = cluster.within(Duration.ofMillis(300));
    assertThat(failure(() -> hasty.get(map("m"))).reason()).isEqualTo("TIMED_OUT");
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                cluster.get(map("m"));
              } catch (ClusterFailed | InterruptedException e) {
                end.set(e);
              }
            });
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(1))).isTrue();
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_refused_token_is_told() throws Exception {
    World world =
        SystemWorld.create()
            .withEnvironment(
                Map.of(
                    "KUBERNETES_HOST",
                    simulator.url(),
                    "KUBERNETES_API_KEY",
                    "wrong",
                    "KUBERNETES_VERIFY_SSL",
                    "no",
                    "HOME",
                    folder.toString()));
    Cluster stranger = Cluster.find(world, JsonObject.EMPTY);
    assertThat(failure(() -> stranger.list(Resource.PODS.everywhere())).code()).isEqualTo(401);
    Cluster wary = Cluster.find(world, JsonObject.of("KUBERNETES_VERIFY_SSL", "true"));
    assertThat(failure(() -> wary.list(Resource.PODS.everywhere())).reason())
        .isEqualTo("UNREACHABLE");
  }

  @Test
  void kinds_are_found_by_their_names() throws Exception {
    assertThat(cluster.resource("pods")).isEqualTo(Resource.PODS);
    assertThat(cluster.resource("cronjobs.batch"))
        .isEqualTo(new Resource("batch", "v1", "cronjobs", true));
    assertThat(cluster.resource("apps/v1", "Deployment")).isEqualTo(Resource.DEPLOYMENTS);
    assertThat(cluster.resource("storage.k8s.io/v1", "StorageClass"))
        .isEqualTo(new Resource("storage.k8s.io", "v1", "storageclasses", false));
    assertThatThrownBy(() -> cluster.resource("v1", "Nothing"))
        .hasMessageContaining("there is no kind Nothing in v1");
  }

  @Test
  void many_writes_share_a_few_connections() throws Exception {
    fill(100);
    simulator.breaking().on("delete").delay(Duration.ofMillis(500)); // 25 ms at this speed
    List<Future<JsonObject>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < 100; i++) {
        Ref ref = map("m" + i);
        answers.add(threads.submit(() -> cluster.delete(ref, Deletion.USUAL)));
      }
    }
    for (Future<JsonObject> answer : answers) {
      assertThat(answer.get().toString()).contains("Success");
    }
  }
}
