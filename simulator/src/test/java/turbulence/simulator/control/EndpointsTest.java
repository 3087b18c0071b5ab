package turbulence.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

class EndpointsTest {
  private static final String SERVICE =
      """
      {'apiVersion':'v1','kind':'Service','metadata':{'name':'web','labels':{'team':'a'}},
       'spec':{'clusterIP':'10.96.0.1','selector':{'app':'web'},
        'ports':[{'name':'http','port':80,'targetPort':'web','protocol':'TCP'}]}}
      """;
  private static final String SET =
      """
      {'apiVersion':'apps/v1','kind':'ReplicaSet','metadata':{'name':'web'},
       'spec':{'replicas':1,'selector':{'matchLabels':{'app':'web'}},
        'template':{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[
         {'name':'c','image':'nginx','ports':[{'name':'web','containerPort':8080}]}]}}}}
      """;

  private final Rig rig = rig(1);

  private static Rig rig(long seed) {
    return new Rig(
        seed,
        Endpoints::new,
        EndpointSlices::new,
        ReplicaSets::of,
        GarbageCollection::new,
        PretendedKubelet::new);
  }

  private void node() {
    rig.verbs.create(
        Caller.ADMIN,
        new Key(Kinds.NODES, "node-1"),
        Rig.json(
            """
            {'apiVersion':'v1','kind':'Node','metadata':{'name':'node-1',
             'labels':{'topology.kubernetes.io/zone':'zone-a'}}}
            """));
  }

  private Stored slice() {
    assertThat(rig.all(Kinds.ENDPOINT_SLICES)).hasSize(1);
    return rig.all(Kinds.ENDPOINT_SLICES).getFirst();
  }

  @Test
  void writes_both_as_a_real_cluster_does() {
    node();
    rig.create(Kinds.REPLICA_SETS, SET);
    Stored service = rig.create(Kinds.SERVICES, SERVICE);
    rig.run(5);
    Stored pod = rig.all(Kinds.PODS).getFirst();
    JsonObject endpoint =
        Rig.json(
                """
                {'addresses':['10.0.0.1'],
                 'conditions':{'ready':true,'serving':true,'terminating':false},
                 'nodeName':'node-1','zone':'zone-a'}
                """)
            .with("targetRef", Backends.reference(pod));
    assertThat(slice().object().array("endpoints").get(0)).isEqualTo(endpoint);
    assertThat(slice().object().array("ports").toString())
        .isEqualTo("[{\"name\":\"http\",\"port\":8080,\"protocol\":\"TCP\"}]");
    assertThat(slice().metadata().object("labels"))
        .isEqualTo(
            Rig.json(
                """
                {'endpointslice.kubernetes.io/managed-by':'endpointslice-controller.k8s.io',
                 'kubernetes.io/service-name':'web','team':'a'}
                """));
    assertThat(References.of(slice())).containsExactly(References.to(service));
    JsonObject address =
        Rig.json("{'ip':'10.0.0.1','nodeName':'node-1'}")
            .with("targetRef", Backends.reference(pod));
    assertThat(rig.get(Kinds.ENDPOINTS, "web").object().array("subsets").get(0))
        .isEqualTo(
            Rig.json("{'ports':[{'name':'http','port':8080,'protocol':'TCP'}]}")
                .with("addresses", List.of(address)));
  }

  @Test
  void tells_of_a_pod_that_ends() {
    rig.create(Kinds.REPLICA_SETS, SET);
    rig.create(Kinds.SERVICES, SERVICE);
    rig.run(5);
    Stored pod = rig.all(Kinds.PODS).getFirst();
    rig.delete(Kinds.PODS, pod.key().name(), Deletion.PLAIN);
    rig.timeline.settle();
    JsonObject endpoint = (JsonObject) slice().object().array("endpoints").get(0);
    assertThat(endpoint.object("conditions"))
        .isEqualTo(Rig.json("{'ready':false,'serving':true,'terminating':true}"));
    assertThat(rig.get(Kinds.ENDPOINTS, "web").object().has("subsets")).isFalse();
  }

  @Test
  void keeps_unready_pods_apart_unless_all_are_published() {
    rig.create(Kinds.REPLICA_SETS, SET.replace("{'containers'", "{'sick':true,'containers'"));
    rig.create(Kinds.SERVICES, SERVICE);
    rig.run(5);
    JsonObject subset =
        (JsonObject) rig.get(Kinds.ENDPOINTS, "web").object().array("subsets").get(0);
    assertThat(subset.names()).containsExactly("notReadyAddresses", "ports");
    rig.spec(Kinds.SERVICES, "web", "publishNotReadyAddresses", true);
    rig.run(5);
    subset = (JsonObject) rig.get(Kinds.ENDPOINTS, "web").object().array("subsets").get(0);
    assertThat(subset.names()).containsExactly("addresses", "ports");
    assertThat(((JsonObject) slice().object().array("endpoints").get(0)).object("conditions"))
        .isEqualTo(Rig.json("{'ready':true,'serving':false,'terminating':false}"));
  }

  @Test
  void marks_headless_services_and_keeps_an_empty_slice() {
    rig.create(Kinds.SERVICES, SERVICE.replace("10.96.0.1", "None"));
    rig.run(1);
    assertThat(slice().object().get("endpoints")).isEqualTo(JsonNull.NULL);
    assertThat(slice().metadata().object("labels").text("service.kubernetes.io/headless"))
        .contains("");
    assertThat(
            rig.get(Kinds.ENDPOINTS, "web")
                .metadata()
                .object("labels")
                .text("service.kubernetes.io/headless"))
        .contains("");
  }

  @Test
  void goes_with_the_service() {
    rig.create(Kinds.SERVICES, SERVICE);
    rig.run(1);
    rig.delete(Kinds.SERVICES, "web", Deletion.PLAIN);
    rig.run(1);
    assertThat(rig.all(Kinds.ENDPOINTS)).isEmpty();
    assertThat(rig.all(Kinds.ENDPOINT_SLICES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void slices_hold_each_pod_once_whatever_happens(long seed) {
    Rig wild = rig(seed);
    SplittableRandom random = new SplittableRandom(seed);
    wild.create(Kinds.SERVICES, SERVICE);
    wild.create(Kinds.REPLICA_SETS, SET);
    for (int i = 0; i < 12; i++) {
      wild.spec(Kinds.REPLICA_SETS, "web", "replicas", random.nextInt(450));
      wild.timeline.advance(Duration.ofMillis(random.nextInt(900)));
    }
    wild.run(10);
    Set<String> told = new HashSet<>();
    for (Stored slice : wild.all(Kinds.ENDPOINT_SLICES)) {
      List<JsonObject> endpoints = Fields.objects(slice.object(), "endpoints");
      assertThat(endpoints).as("seed " + seed).hasSizeLessThanOrEqualTo(100);
      endpoints.forEach(endpoint ->
          assertThat(told.add(Fields.text(endpoint.object("targetRef"), "name")))
              .as("seed " + seed)
              .isTrue());
    }
    Set<String> pods = new TreeSet<>();
    wild.all(Kinds.PODS).forEach(pod -> pods.add(pod.key().name()));
    assertThat(told).as("seed " + seed).isEqualTo(pods);
  }
}
