package turbulence.simulator.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import turbulence.simulator.scenario.Simulator;

/// What the client that most Java programs use sees: a cluster.
class Fabric8Test {
  private static final int PATIENCE = 20;

  private static Simulator simulator;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    simulator = Simulator.builder().speed(20).start();
    Config config = Config.fromKubeconfig(simulator.kubeconfig());
    config.setRequestRetryBackoffLimit(0); // it would ask again for seconds when a budget refuses
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  @Test
  void it_knows_the_server_and_its_nodes() {
    assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("36");
    assertThat(client.nodes().list().getItems())
        .extracting(Node::getMetadata)
        .extracting("name")
        .containsExactly("node-0", "node-1", "node-2");
    assertThat(client.supports(Deployment.class)).isTrue();
  }

  @Test
  void a_deployment_becomes_ready_is_scaled_restarted_and_taken_away_with_its_pods() {
    deployment("shop", 2);
    assertThat(pods("shop")).hasSize(2);

    client.apps().deployments().inNamespace("default").withName("shop").scale(3);
    ready("shop", 3);
    assertThat(pods("shop")).hasSize(3);

    Deployment restarted =
        client.apps().deployments().inNamespace("default").withName("shop").rolling().restart();
    assertThat(restarted.getSpec().getTemplate().getMetadata().getAnnotations())
        .containsKey("kubectl.kubernetes.io/restartedAt");

    client
        .apps()
        .deployments()
        .inNamespace("default")
        .withName("shop")
        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
        .delete();
    client
        .apps()
        .deployments()
        .inNamespace("default")
        .withName("shop")
        .waitUntilCondition(gone -> gone == null, PATIENCE, TimeUnit.SECONDS);
    assertThat(pods("shop")).isEmpty();
  }

  @Test
  void what_is_orphaned_stays() {
    deployment("orphans", 1);
    client
        .apps()
        .deployments()
        .inNamespace("default")
        .withName("orphans")
        .withPropagationPolicy(DeletionPropagation.ORPHAN)
        .delete();
    client
        .apps()
        .deployments()
        .inNamespace("default")
        .withName("orphans")
        .waitUntilCondition(gone -> gone == null, PATIENCE, TimeUnit.SECONDS);
    List<ReplicaSet> sets =
        client
            .apps()
            .replicaSets()
            .inNamespace("default")
            .withLabel("app", "orphans")
            .list()
            .getItems();
    assertThat(sets).hasSize(1);
    assertThat(sets.getFirst().getMetadata().getOwnerReferences()).isEmpty();
  }

  @Test
  void a_watch_tells_what_happens_in_its_order() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (Watch watch =
        client
            .configMaps()
            .inNamespace("default")
            .withField("metadata.name", "watched")
            .watch(new Telling(seen))) {
      assertThat(watch).isNotNull();
      ConfigMap made = client.resource(configMap("watched", "a", "1")).create();
      client
          .configMaps()
          .resource(made)
          .edit(map -> new ConfigMapBuilder(map).addToData("a", "2").build());
      client.resource(made).delete();
      assertThat(List.of(next(seen), next(seen), next(seen)))
          .containsExactly("ADDED 1", "MODIFIED 2", "DELETED 2");
    }
  }

  @Test
  void an_informer_keeps_up() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    client.resource(configMap("before", "a", "1")).create();
    try (SharedIndexInformer<ConfigMap> informer =
        client
            .configMaps()
            .inNamespace("default")
            .withField("metadata.name", "before")
            .inform(new Noting(seen))) {
      assertThat(next(seen)).isEqualTo("added 1");
      client
          .configMaps()
          .inNamespace("default")
          .withName("before")
          .edit(map -> new ConfigMapBuilder(map).addToData("a", "2").build());
      assertThat(next(seen)).isEqualTo("updated 2");
      assertThat(informer.getStore().list()).hasSize(1);
      client.configMaps().inNamespace("default").withName("before").delete();
      assertThat(next(seen)).isEqualTo("deleted 2");
    }
  }

  @Test
  void whoever_writes_what_somebody_changed_meanwhile_is_refused() {
    ConfigMap first = client.resource(configMap("raced", "a", "1")).create();
    client
        .configMaps()
        .resource(first)
        .edit(map -> new ConfigMapBuilder(map).addToData("a", "2").build());
    ConfigMap late = new ConfigMapBuilder(first).addToData("a", "3").build();
    assertThatThrownBy(() -> client.resource(late).lockResourceVersion().update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(409);
              assertThat(refused.getStatus().getReason()).isEqualTo("Conflict");
              assertThat(refused.getMessage())
                  .contains("the object has been modified; please apply your changes");
            });
  }

  @Test
  void two_who_apply_the_same_field_are_in_conflict_until_one_forces() {
    ConfigMap mine = configMap("applied", "a", "mine");
    ConfigMap theirs = configMap("applied", "a", "theirs");
    client.resource(mine).fieldManager("me").serverSideApply();
    assertThatThrownBy(() -> client.resource(theirs).fieldManager("them").serverSideApply())
        .hasMessageContaining("Apply failed with 1 conflict: conflict with \"me\": .data.a");
    ConfigMap forced =
        client.resource(theirs).fieldManager("them").forceConflicts().serverSideApply();
    assertThat(forced.getData()).isEqualTo(Map.of("a", "theirs"));
  }

  @Test
  void every_type_of_patch_is_understood() {
    client.resource(configMap("patched", "a", "1")).create();
    var resource = client.configMaps().inNamespace("default").withName("patched");
    resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"b\":\"2\"}}");
    resource.patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"data\":{\"a\":null}}");
    ConfigMap last =
        resource.patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\":\"add\",\"path\":\"/data/c\",\"value\":\"3\"}]");
    assertThat(last.getData()).isEqualTo(Map.of("b", "2", "c", "3"));
  }

  @Test
  void a_budget_stops_an_eviction_and_a_pod_beyond_it_goes() {
    deployment("guarded", 2);
    client.load(stream(Texts.budget("guarded", 2))).create();
    String pod = pods("guarded").getFirst().getMetadata().getName();
    var resource = client.pods().inNamespace("default").withName(pod);
    simulator.await(() -> observed("guarded"), Duration.ofSeconds(60));
    assertThat(resource.evict()).isFalse();

    client.apps().deployments().inNamespace("default").withName("guarded").scale(3);
    ready("guarded", 3);
    simulator.await(() -> allowed("guarded") == 1, Duration.ofSeconds(60));
    assertThat(resource.evict()).isTrue();
  }

  @Test
  void logs_are_read() {
    deployment("talking", 1);
    String pod = pods("talking").getFirst().getMetadata().getName();
    assertThat(client.pods().inNamespace("default").withName(pod).getLog())
        .contains("ready for start up");
  }

  @Test
  void a_kind_of_its_own_is_defined_used_and_checked() {
    client.load(stream(Texts.DEFINITION)).create();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("storms.weather.example.com")
        .waitUntilCondition(
            crd ->
                crd != null
                    && crd.getStatus() != null
                    && crd.getStatus().getConditions() != null
                    && crd.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Established")),
            PATIENCE,
            TimeUnit.SECONDS);
    var storms =
        client.genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup("weather.example.com")
                .withVersion("v1")
                .withKind("Storm")
                .withPlural("storms")
                .withNamespaced(true)
                .build());
    GenericKubernetesResource made =
        storms.inNamespace("default").resource(storm("big", 9)).create();
    assertThat(made.<String>get("spec", "name")).isEqualTo("nameless");
    assertThat(storms.inNamespace("default").list().getItems()).hasSize(1);
    assertThatThrownBy(() -> storms.inNamespace("default").resource(storm("mad", 99)).create())
        .hasMessageContaining("spec.force: Invalid value: 99: spec.force in body should be less");
  }

  @Test
  void a_list_of_documents_is_brought_in_and_taken_out() {
    List<HasMetadata> made = client.load(stream(Texts.SEVERAL)).inNamespace("default").create();
    assertThat(made).extracting(HasMetadata::getKind).containsExactly("ConfigMap", "Secret");
    assertThat(client.secrets().inNamespace("default").withName("several").get().getData())
        .containsEntry("word", "c2Vj");
    client.load(stream(Texts.SEVERAL)).inNamespace("default").delete();
    assertThat(client.secrets().inNamespace("default").withName("several").get()).isNull();
  }

  private static GenericKubernetesResource storm(String name, int force) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion("weather.example.com/v1")
        .withKind("Storm")
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .addToAdditionalProperties("spec", Map.of("force", force))
        .build();
  }

  private static void deployment(String name, int replicas) {
    client.load(stream(Texts.deployment(name, replicas))).create();
    ready(name, replicas);
  }

  private static void ready(String name, int replicas) {
    client
        .apps()
        .deployments()
        .inNamespace("default")
        .withName(name)
        .waitUntilCondition(
            deployment ->
                deployment != null
                    && Integer.valueOf(replicas).equals(deployment.getStatus().getReadyReplicas()),
            PATIENCE,
            TimeUnit.SECONDS);
  }

  private static boolean observed(String name) {
    var status = budget(name).getStatus();
    return status != null && Integer.valueOf(2).equals(status.getCurrentHealthy());
  }

  private static int allowed(String name) {
    return budget(name).getStatus().getDisruptionsAllowed();
  }

  private static PodDisruptionBudget budget(String name) {
    return client.policy().v1().podDisruptionBudget().inNamespace("default").withName(name).get();
  }

  private static List<Pod> pods(String app) {
    return client.pods().inNamespace("default").withLabel("app", app).list().getItems();
  }

  private static ConfigMap configMap(String name, String key, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .addToData(key, value)
        .build();
  }

  private static String next(BlockingQueue<String> seen) throws InterruptedException {
    String next = seen.poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(next).as("something that happens").isNotNull();
    return next;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private record Telling(BlockingQueue<String> seen) implements Watcher<ConfigMap> {
    @Override
    public void eventReceived(Action action, ConfigMap map) {
      seen.add(action + " " + map.getData().get("a"));
    }

    @Override
    public void onClose(WatcherException cause) {
      seen.add("closed " + cause);
    }
  }

  private record Noting(BlockingQueue<String> seen) implements ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap map) {
      seen.add("added " + map.getData().get("a"));
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap map) {
      seen.add("updated " + map.getData().get("a"));
    }

    @Override
    public void onDelete(ConfigMap map, boolean unknown) {
      seen.add("deleted " + map.getData().get("a"));
    }
  }
}
