package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

class DoorsTest {
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web}
      spec:
        rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
      """;

  private static int status(Simulator cluster) {
    try {
      HttpURLConnection asked =
          (HttpURLConnection)
              URI.create("http://" + cluster.gateway() + "/").toURL().openConnection();
      return asked.getResponseCode();
    } catch (IOException cut) {
      return -1;
    }
  }

  @Test
  void ingresses_are_served_by_the_pods_of_their_controller() {
    try (Simulator cluster = Simulator.builder().builtIn("nginx").nodes(1).handDriven().start()) {
      cluster.apply(WEB);
      assertThat(cluster.awaitReady(Duration.ofMinutes(2))).isEmpty();
      assertThat(status(cluster)).as("an Ingress without a class").isEqualTo(404);
      cluster.apply(
          "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec:"
              + " {ingressClassName: nginx}}");
      assertThat(status(cluster)).isEqualTo(200);
      String name =
          cluster
              .list("pods", "ingress-nginx")
              .getFirst()
              .object("metadata")
              .text("name")
              .orElseThrow();
      cluster.delete("pod", "ingress-nginx", name);
      cluster.advance(Duration.ofSeconds(2));
      assertThat(status(cluster)).as("its controller is gone").isEqualTo(-1);
      assertThat(cluster.awaitReady(Duration.ofMinutes(1))).isEmpty();
      assertThat(status(cluster)).isEqualTo(200);
    }
  }

  @Test
  void the_gateway_of_a_mesh_is_at_the_node_port_of_its_service() {
    try (Simulator cluster = Simulator.builder().builtIn("istio").nodes(1).handDriven().start()) {
      JsonObject service =
          cluster.get("service", "istio-system", "istio-ingressgateway").orElseThrow();
      JsonObject http2 = (JsonObject) service.object("spec").array("ports").get(1);
      assertThat(http2.get("nodePort"))
          .isEqualTo(new JsonNumber(Long.parseLong(cluster.gateway().replaceFirst(".*:", ""))));
    }
  }
}
