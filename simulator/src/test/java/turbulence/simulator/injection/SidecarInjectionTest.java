package turbulence.simulator.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.ManifestsInvalid;
import turbulence.simulator.scenario.Simulator;

class SidecarInjectionTest {
  private static final Simulator CLUSTER =
      Simulator.builder().builtIn("istio").nodes(1).handDriven().start();

  private static int number;

  @BeforeAll
  static void comes_up() {
    assertThat(CLUSTER.awaitReady(Duration.ofMinutes(2))).isEmpty();
    CLUSTER.apply(
        """
        {apiVersion: v1, kind: Namespace, metadata: {name: mesh, labels: {istio-injection: enabled}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: revision, labels: {istio.io/rev: default}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: without, labels: {istio-injection: disabled}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {istio.io/rev: canary}}}
        """);
  }

  @AfterAll
  static void goes() {
    CLUSTER.close();
    assertThat(CLUSTER.mistakes()).isEmpty();
  }

  private static JsonObject pod(String namespace, String labels, String annotations, String spec) {
    String name = "p" + number++;
    CLUSTER.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: %s
          namespace: %s
          labels: {%s}
          annotations: {%s}
        spec: {%scontainers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]}
        """
            .formatted(name, namespace, labels, annotations, spec));
    return CLUSTER.get("pod", namespace, name).orElseThrow();
  }

  private static List<String> containers(JsonObject pod) {
    return pod.object("spec").array("containers").items().stream()
        .map(each -> ((JsonObject) each).text("name").orElse(""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "mesh     |                                     |                                     | 2",
        "revision |                                     |                                     | 2",
        "default  |                                     |                                     | 1",
        "without  |                                     |                                     | 1",
        "other    |                                     |                                     | 1",
        "mesh     | sidecar.istio.io/inject: 'false'    |                                     | 1",
        "mesh     |                                     | sidecar.istio.io/inject: 'false'    | 1",
        "mesh     | sidecar.istio.io/inject: 'true'     | sidecar.istio.io/inject: 'false'    | 2",
        "default  | sidecar.istio.io/inject: 'true'     |                                     | 2",
        "default  |                                     | sidecar.istio.io/inject: 'true'     | 1",
        "without  | sidecar.istio.io/inject: 'true'     |                                     | 1",
        "default  | istio.io/rev: default               |                                     | 2"
      })
  void labels_and_annotations_decide(
      String namespace, String labels, String annotations, int count) {
    JsonObject made =
        pod(namespace, labels == null ? "" : labels, annotations == null ? "" : annotations, "");
    assertThat(containers(made)).hasSize(count);
  }

  @Test
  void pods_in_the_network_of_their_node_get_none() {
    assertThat(containers(pod("mesh", "", "", "hostNetwork: true, "))).containsExactly("web");
  }

  @Test
  void a_sidecar_brings_all_that_it_needs() {
    JsonObject made = pod("mesh", "app: shop, version: v2", "", "");
    JsonObject metadata = made.object("metadata");
    assertThat(containers(made)).containsExactly("web", "istio-proxy");
    assertThat(metadata.object("labels").toString())
        .contains("\"security.istio.io/tlsMode\":\"istio\"")
        .contains("\"service.istio.io/canonical-name\":\"shop\"")
        .contains("\"service.istio.io/canonical-revision\":\"v2\"");
    assertThat(metadata.object("annotations").text("sidecar.istio.io/status").orElse(""))
        .startsWith("{\"initContainers\":[\"istio-init\"],\"containers\":[\"istio-proxy\"],");
    Json proxy = made.object("spec").array("containers").get(1);
    assertThat(proxy.toString())
        .contains("\"requests\":{\"cpu\":\"100m\",\"memory\":\"128Mi\"}")
        .contains("\"path\":\"/healthz/ready\"", "ISTIO_META_APP_CONTAINERS")
        .contains("/var/run/secrets/kubernetes.io/serviceaccount");
    assertThat(CLUSTER.awaitReady(Duration.ofSeconds(30))).isEmpty();
  }

  @Test
  void annotations_say_what_the_proxy_may_use() {
    JsonObject made =
        pod(
            "mesh",
            "",
            "sidecar.istio.io/proxyCPU: 10m, sidecar.istio.io/proxyImage: my/proxy",
            "");
    assertThat(made.object("spec").array("containers").get(1).toString())
        .contains("\"cpu\":\"10m\"", "\"image\":\"my/proxy\"");
  }

  @Test
  void while_istiod_is_away_no_pod_is_made_that_it_should_see() {
    try (Simulator cluster = Simulator.builder().builtIn("istio").nodes(1).handDriven().start()) {
      assertThat(cluster.awaitReady(Duration.ofMinutes(2))).isEmpty();
      cluster.apply(
          """
          {apiVersion: v1, kind: Namespace, metadata: {name: mesh, labels: {istio-injection: enabled}}}
          ---
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: istiod, namespace: istio-system}
          spec: {replicas: 0}
          """);
      cluster.advance(Duration.ofSeconds(40));
      String pod =
          "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: %s}, spec: {containers:"
              + " [{name: c, image: nginx}]}}";
      assertThat(refusal(cluster, pod.formatted("mesh")))
          .contains(
              "Internal error occurred: failed calling webhook"
                  + " \"namespace.sidecar-injector.istio.io\": failed to call webhook: Post"
                  + " \"https://istiod.istio-system.svc:443/inject?timeout=10s\": no endpoints"
                  + " available for service \"istiod\"");
      assertThat(refusal(cluster, pod.formatted("default"))).isEmpty();
      cluster.delete("service", "istio-system", "istiod");
      assertThat(refusal(cluster, pod.formatted("mesh"))).contains("service \"istiod\" not found");
      cluster.delete("mutatingwebhookconfiguration", "", "istio-sidecar-injector");
      assertThat(refusal(cluster, pod.formatted("mesh"))).isEmpty();
    }
  }

  private static String refusal(Simulator cluster, String yaml) {
    try {
      cluster.apply(yaml);
      return "";
    } catch (ManifestsInvalid refused) {
      return String.join(" ", refused.problems());
    }
  }
}
