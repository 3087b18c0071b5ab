package turbulence.faults.kubernetes.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Patch;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

class ForecastTest {
  private static final String SHOP =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web, namespace: shop}
      spec:
        minAvailable: 2
        selector: {matchExpressions: [{key: app, operator: In, values: [web]}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: alone, namespace: shop, labels: {app: alone}}
      spec: {containers: [{name: web, image: nginx}]}
      """;

  @TempDir Path folder;
  private Simulator simulator;
  private Cluster cluster;
  private List<String> web;

  @BeforeEach
  void start() throws Exception {
    simulator = Simulator.builder().nodes(1).zones(1).with(SHOP).handDriven().start();
    assertThat(simulator.awaitReady(Duration.ofMinutes(5))).isEmpty();
    simulator.advance(Duration.ofMinutes(1));
    simulator.writeKubeconfig(folder.resolve("config"));
    cluster = Cluster.find(world(folder.resolve("config")), JsonObject.EMPTY);
    web = simulator.list("pods", "shop", "app=web").stream().map(ForecastTest::name).toList();
  }

  @AfterEach
  void stop() {
    cluster.close();
    simulator.close();
  }

  private static World world(Path config) {
    return SystemWorld.create().withEnvironment(Map.of("KUBECONFIG", config.toString()));
  }

  private static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  private String node() {
    return name(simulator.list("nodes", "").getFirst());
  }

  private Forecast loss(List<String> names, Leaving leaving) throws Exception {
    return new PodLoss(cluster, "shop", names, leaving).look();
  }

  @Test
  void services_owners_and_budgets_feel_the_loss_of_a_pod() throws Exception {
    Forecast forecast = loss(web.subList(0, 1), Leaving.DELETED);
    assertThat(forecast.effects())
        .containsExactly(
            "it runs on node " + node(),
            "Deployment shop/web makes another",
            "budget shop/web allows 0 disruptions, and 1 of its pods would go: a delete ignores it",
            "Service shop/web loses 1 of 2 ready endpoints");
    assertThat(forecast.refusals()).isEmpty();
    assertThat(forecast.lasting()).isEmpty();
    assertThat(forecast.unknown()).isEmpty();
  }

  @Test
  void a_service_may_be_left_with_nothing() throws Exception {
    assertThat(loss(web, Leaving.DELETED).effects())
        .contains(
            "they run on node " + node(),
            "Deployment shop/web makes 2 others",
            "Service shop/web loses 2 of 2 ready endpoints: none is left");
  }

  @Test
  void a_budget_refuses_to_evict() throws Exception {
    Forecast forecast = loss(web, Leaving.EVICTED);
    assertThat(forecast.refusals())
        .containsExactly(
            "budget shop/web allows 0 disruptions, and 2 of its pods would be evicted");
  }

  @Test
  void nothing_brings_back_a_pod_that_nobody_controls() throws Exception {
    Forecast forecast = loss(List.of("alone"), Leaving.DELETED);
    assertThat(forecast.lasting())
        .containsExactly("nothing brings back pod alone: it has no controller");
    assertThat(forecast.effects()).containsExactly("it runs on node " + node());
  }

  @Test
  void what_cannot_be_read_leaves_the_rest_standing() throws Exception {
    simulator.breaking().on("list").of("endpointslices.discovery.k8s.io").refuse(403);
    simulator
        .breaking()
        .on("create")
        .of("selfsubjectaccessreviews.authorization.k8s.io")
        .refuse(403);
    Forecast forecast = loss(web, Leaving.DELETED);
    assertThat(forecast.effects()).contains("Deployment shop/web makes 2 others");
    assertThat(forecast.unknown()).hasSize(2);
    assertThat(forecast.unknown().getFirst())
        .startsWith("which Services they are behind: GET ")
        .contains("403");
    assertThat(forecast.unknown().getLast())
        .startsWith("whether you may delete pods in namespace shop: POST ");
    assertThat(forecast.refusals()).isEmpty();
  }

  @Test
  void rights_that_are_missing_refuse() throws Exception {
    String config = Files.readString(folder.resolve("config"));
    Path other = folder.resolve("other");
    Files.writeString(other, config.replaceFirst("(\\s+)(token: )", "$1as: bob$1$2"));
    try (Cluster asBob = Cluster.find(world(other), JsonObject.EMPTY)) {
      Telling telling = new Telling();
      new Rights(asBob)
          .tell(
              List.of(
                  Need.of("list", Resource.NODES, "shop"),
                  Need.of("patch", Resource.DEPLOYMENTS, "shop").on("web"),
                  new Need("create", Resource.PODS, "eviction", "shop", "")),
              telling);
      assertThat(telling.forecast().refusals())
          .containsExactly(
              "you have no right to list nodes",
              "you have no right to patch deployments.apps web in namespace shop",
              "you have no right to create pods/eviction in namespace shop");
    }
  }

  @Test
  void scaling_down_takes_endpoints_and_something_may_scale_again() throws Exception {
    simulator.apply(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: by-load, namespace: shop}
        spec:
          maxReplicas: 5
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        """);
    Ref ref = Resource.DEPLOYMENTS.ref("shop", "web");
    JsonObject live = cluster.get(ref);
    assertThat(new Scaling(cluster, ref, live, 1).look().effects())
        .containsExactly(
            "Service shop/web loses 1 of 2 ready endpoints",
            "budget shop/web allows 0 disruptions, and 1 of its pods would go: scaling ignores it",
            "HorizontalPodAutoscaler shop/by-load may scale it again");
    assertThat(new Scaling(cluster, ref, live, 2).look().effects())
        .contains("it has 2 replicas already");
  }

  @Test
  void closing_nodes_leaves_others_or_none() throws Exception {
    assertThat(new Closing(cluster, Set.of(node()), true).look().effects())
        .containsExactly("no node is left for new pods: they wait");
    assertThat(new Closing(cluster, Set.of(node()), false).look().effects())
        .containsExactly(
            "1 of 1 already open to new pods",
            "1 of 1 nodes are open to new pods then; pods that run stay");
  }

  @Test
  void selectors_select_as_the_api_does() throws Exception {
    JsonObject budget = simulator.get("poddisruptionbudgets.policy", "shop", "web").orElseThrow();
    Labels labels = new Labels(budget.object("spec").object("selector"));
    assertThat(labels.text()).isEqualTo("app in (web)");
    assertThat(labels.select(JsonObject.of("app", "web"))).isTrue();
    assertThat(labels.select(JsonObject.of("app", "db"))).isFalse();
    assertThat(new Labels(JsonObject.EMPTY).select(JsonObject.EMPTY)).isTrue();
    cluster.patch(
        Resource.DISRUPTION_BUDGETS.ref("shop", "web"),
        Patch.merge(JsonObject.of("spec", JsonObject.of("selector", null))));
    assertThat(loss(web, Leaving.DELETED).effects()).noneMatch(each -> each.startsWith("budget"));
  }
}
