package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.simulator.scenario.Simulator;

/// A second replica by an autoscaler in a version that is retired, and a claim with its volume.
class ScalingStory {
  @RegisterExtension
  static final Terminal terminal =
      new Terminal(Simulator.builder().acceptRetiredVersions().speed(20));

  private static final String SCALER =
      """
      apiVersion: autoscaling/v2beta1
      kind: HorizontalPodAutoscaler
      metadata: {name: go-demo-8}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: go-demo-8}
        minReplicas: 2
        maxReplicas: 6
        metrics:
        - {type: Resource, resource: {name: cpu, targetAverageUtilization: 80}}
        - {type: Resource, resource: {name: memory, targetAverageUtilization: 80}}
      """;

  @Test
  void an_autoscaler_is_read_as_in_the_book() {
    terminal.file("app.yaml", terminal.resource("book/app.yaml"));
    terminal.ok("apply -f app.yaml");
    terminal.ok("rollout status deployment go-demo-8 --timeout=60s");
    assertThat(terminal.until("get pvc", "Bound"))
        .startsWith("NAME  STATUS  VOLUME  CAPACITY  ACCESS MODES  STORAGECLASS")
        .contains("go-demo-8-db  Bound  pvc-", "  8Gi  RWO  standard  <unset>  AGE");
    assertThat(terminal.ok("get pv"))
        .contains("  8Gi  RWO  Delete  Bound  default/go-demo-8-db  standard");
    assertThat(terminal.ok("get sc"))
        .contains("standard (default)  simulator.turbulence/volumes  Delete  Immediate  false");
    terminal.file("hpa.yaml", SCALER);
    assertThat(terminal.ok("apply -f hpa.yaml"))
        .contains(
            "autoscaling/v2beta1 HorizontalPodAutoscaler is deprecated in v1.22+, unavailable in"
                + " v1.25+; use autoscaling/v2 HorizontalPodAutoscaler",
            "horizontalpodautoscaler.autoscaling/go-demo-8 created");
    assertThat(terminal.until("get hpa", "16%"))
        .contains("Deployment/go-demo-8  memory: 16%/80%, cpu: 0%/80%  2  6  2  AGE");
    assertThat(terminal.ok("describe hpa go-demo-8"))
        .contains(
            "New size: 2; reason: Current number of replicas below Spec.MinReplicas",
            "resource memory on pods  (as a percentage of request):  16% (3355648) / 80%");
  }
}
