package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;

/// The demo application with a database of three members: losing one of them costs nobody anything.
class ReplicatedDatabaseTest {
  private static final String HOST = "go-demo-8.acme.com";
  private static final String MEMBERS = "app=go-demo-8-db";

  private static final String DATABASE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: go-demo-8-db, namespace: go-demo-8}
      spec: {clusterIP: None, selector: {app: go-demo-8-db}, ports: [{port: 27017}]}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: go-demo-8-db, namespace: go-demo-8}
      spec:
        serviceName: go-demo-8-db
        replicas: 3
        podManagementPolicy: Parallel
        selector: {matchLabels: {app: go-demo-8-db}}
        template:
          metadata: {labels: {app: go-demo-8-db}}
          spec:
            terminationGracePeriodSeconds: 1
            containers:
            - {name: db, image: "mongo:4.0", args: [--replSet, rs0], readinessProbe: {tcpSocket: {port: 27017}}}
      """;

  private static final String APPLICATION =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: go-demo-8, namespace: go-demo-8}
      spec:
        replicas: 2
        selector: {matchLabels: {app: go-demo-8}}
        template:
          metadata: {labels: {app: go-demo-8}}
          spec:
            containers:
            - name: app
              image: vfarcic/go-demo-8:0.0.1
              env:
              - {name: DB, value: "go-demo-8-db-0.go-demo-8-db,go-demo-8-db-1.go-demo-8-db,go-demo-8-db-2.go-demo-8-db"}
              ports: [{name: http, containerPort: 8080}]
              readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: go-demo-8, namespace: go-demo-8}
      spec: {selector: {app: go-demo-8}, ports: [{port: 80, targetPort: 8080}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: go-demo-8, namespace: go-demo-8}
      spec:
        rules:
        - host: go-demo-8.acme.com
          http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: go-demo-8, port: {number: 80}}}}]}
      """;

  private static String ask(Simulator simulator, String method, String target) {
    URI gateway = URI.create("http://" + simulator.gateway());
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      String head = method + " " + target + " HTTP/1.1\r\nHost: " + HOST;
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void the_application_goes_on_whichever_member_is_lost() {
    Scenario scenario =
        Simulator.builder()
            .speed(50)
            .with("{apiVersion: v1, kind: Namespace, metadata: {name: go-demo-8}}")
            .with(DATABASE)
            .with(APPLICATION);
    try (Simulator simulator = scenario.start()) {
      assertThat(simulator.awaitReady(Duration.ofMinutes(3))).isEmpty();
      assertThat(ask(simulator, "PUT", "/demo/person?name=Ada")).startsWith("HTTP/1.1 200");
      for (String victim : List.of("0", "1", "2", "0")) {
        simulator.delete("pod", "go-demo-8", "go-demo-8-db-" + victim);
        IntStream.range(0, 4)
            .forEach(_ ->
                assertThat(ask(simulator, "GET", "/demo/person"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("Ada"));
        assertThat(
                simulator.await(
                    () -> simulator.isReady() && members(simulator) == 3, Duration.ofMinutes(3)))
            .isTrue();
        learn(simulator);
      }
    }
  }

  private static long members(Simulator simulator) {
    return simulator.list("pods", "go-demo-8", MEMBERS).stream()
        .filter(pod -> !pod.object("metadata").has("deletionTimestamp"))
        .map(JsonObject::toString)
        .filter(pod -> pod.contains("\"ready\":true"))
        .count();
  }

  /// A new member has what the others have a few seconds later.
  private static void learn(Simulator simulator) {
    var later = simulator.now().plusSeconds(12);
    assertThat(simulator.await(() -> simulator.now().isAfter(later), Duration.ofMinutes(1)))
        .isTrue();
  }
}
