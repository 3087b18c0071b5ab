package turbulence.simulator.control.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Conditions;
import turbulence.simulator.control.Fields;
import turbulence.simulator.scenario.Simulator;
import turbulence.simulator.scenario.SimulatorExtension;

class AutoscalingTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SCALER =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        minReplicas: 2
        maxReplicas: 6
        metrics:
        - type: Resource
          resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}
      """;

  @RegisterExtension
  final SimulatorExtension extension =
      new SimulatorExtension(Simulator.with(deployment("idle").replicas(1)).handDriven(START));

  private static String web(int replicas, String usage) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: %d
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}, annotations: {simulator.turbulence/cpu: '%s'}}
        spec:
          containers:
          - name: c
            image: nginx
            resources: {requests: {cpu: 100m, memory: 20Mi}}
    """
        .formatted(replicas, usage);
  }

  private static JsonObject scaler(Simulator simulator) {
    return simulator.get("hpa", "default", "web").orElseThrow();
  }

  private static long wanted(Simulator simulator) {
    JsonObject spec = simulator.get("deploy", "default", "web").orElseThrow().object("spec");
    return Fields.whole(spec, "replicas", -1);
  }

  private static String said(Simulator simulator, String condition) {
    JsonObject found = Conditions.find(scaler(simulator).object("status"), condition);
    return found == null
        ? "nothing"
        : Fields.text(found, "status")
            + " "
            + Fields.text(found, "reason")
            + ": "
            + Fields.text(found, "message");
  }

  private static List<String> told(Simulator simulator, String reason) {
    return simulator.list("events", "default").stream()
        .filter(event -> Fields.text(event, "reason").equals(reason))
        .map(event -> Fields.text(event, "message"))
        .toList();
  }

  /// Every pod of the target uses so much from now on.
  private static void use(Simulator simulator, String amount) {
    for (JsonObject pod : simulator.pods("app=web")) {
      JsonObject metadata = pod.object("metadata");
      simulator.apply(
          JsonObject.of("apiVersion", "v1", "kind", "Pod")
              .with(
                  "metadata",
                  JsonObject.of("name", Fields.text(metadata, "name"))
                      .with("annotations", JsonObject.of(Consumption.PROCESSOR, amount))));
    }
  }

  private static void run(Simulator simulator, int seconds) {
    simulator.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void goes_up_to_the_fewest_and_then_reads_what_pods_use(Simulator simulator) {
    simulator.apply(web(1, "40m"));
    simulator.awaitReady(Duration.ofMinutes(1));
    simulator.apply(SCALER);
    run(simulator, 14);
    assertThat(wanted(simulator)).isEqualTo(1);
    run(simulator, 2);
    assertThat(wanted(simulator)).isEqualTo(2);
    assertThat(said(simulator, "AbleToScale"))
        .isEqualTo(
            "True SucceededRescale: the HPA controller was able to update the target scale to 2");
    assertThat(told(simulator, "SuccessfulRescale"))
        .containsExactly("New size: 2; reason: Current number of replicas below Spec.MinReplicas");
    run(simulator, 60);
    JsonObject status = scaler(simulator).object("status");
    assertThat(status.array("currentMetrics"))
        .isEqualTo(
            JsonArray.of(
                JsonObject.of("type", "Resource")
                    .with(
                        "resource",
                        JsonObject.of("name", "cpu")
                            .with(
                                "current",
                                JsonObject.of("averageValue", "40m")
                                    .with("averageUtilization", 40)))));
    assertThat(Fields.whole(status, "currentReplicas", 0)).isEqualTo(2);
    assertThat(said(simulator, "ScalingActive"))
        .isEqualTo(
            "True ValidMetricFound: the HPA was able to successfully calculate a replica count"
                + " from cpu resource utilization (percentage of request)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2", "40m, 2", "86m, 2", "90m, 3", "100m, 3", "120m, 3", "121m, 4", "160m, 4", "1, 6",
  })
  void asks_for_as_many_as_bring_the_use_to_its_target(
      String amount, long expected, Simulator simulator) {
    simulator.apply(web(2, amount));
    simulator.awaitReady(Duration.ofMinutes(1));
    run(simulator, 15);
    simulator.apply(SCALER);
    run(simulator, 16);
    assertThat(wanted(simulator)).isEqualTo(expected);
  }

  @Test
  void comes_down_only_when_it_has_been_calm_for_five_minutes(Simulator simulator) {
    simulator.apply(web(2, "160m"));
    simulator.awaitReady(Duration.ofMinutes(1));
    simulator.apply(SCALER);
    run(simulator, 120);
    assertThat(wanted(simulator)).isEqualTo(6);
    use(simulator, "0");
    run(simulator, 60);
    assertThat(wanted(simulator)).isEqualTo(6);
    assertThat(said(simulator, "AbleToScale"))
        .startsWith("True ScaleDownStabilized: recent recommendations were higher");
    run(simulator, 330);
    assertThat(wanted(simulator)).isEqualTo(2);
    assertThat(told(simulator, "SuccessfulRescale"))
        .contains("New size: 2; reason: All metrics below target");
    run(simulator, 30);
    assertThat(said(simulator, "ScalingLimited"))
        .isEqualTo(
            "True TooFewReplicas: the desired replica count is less than the minimum replica"
                + " count");
  }

  @Test
  void says_what_stands_against_scaling(Simulator simulator) {
    simulator.apply(SCALER);
    run(simulator, 16);
    assertThat(said(simulator, "AbleToScale"))
        .isEqualTo(
            "False FailedGetScale: the HPA controller was unable to get the target's current"
                + " scale: deployments.apps \"web\" not found");
    simulator.apply(web(2, "0").replace("{requests: {cpu: 100m, memory: 20Mi}}", "{}"));
    run(simulator, 60);
    assertThat(said(simulator, "ScalingActive"))
        .startsWith(
            "False FailedGetResourceMetric: the HPA was unable to compute the replica count: failed"
                + " to get cpu utilization: missing request for cpu in container c of Pod web-");
    assertThat(told(simulator, "FailedComputeMetricsReplicas"))
        .first()
        .asString()
        .startsWith("invalid metrics (1 invalid out of 1), first error is: failed to get cpu");
    simulator.apply(web(0, "0"));
    run(simulator, 60);
    assertThat(said(simulator, "ScalingActive"))
        .isEqualTo(
            "False ScalingDisabled: scaling is disabled since the replica count of the target is"
                + " zero");
  }

  @Test
  void goes_no_faster_than_its_policies_allow(Simulator simulator) {
    simulator.apply(web(2, "1"));
    simulator.awaitReady(Duration.ofMinutes(1));
    simulator.apply(
        SCALER
            + """
              behavior:
                scaleUp: {policies: [{type: Pods, value: 1, periodSeconds: 60}]}
            """);
    run(simulator, 31);
    assertThat(wanted(simulator)).isEqualTo(3);
    assertThat(said(simulator, "ScalingLimited"))
        .isEqualTo(
            "True ScaleUpLimit: the desired replica count is increasing faster than the maximum"
                + " scale rate");
    run(simulator, 40);
    assertThat(wanted(simulator)).isEqualTo(3);
    run(simulator, 20);
    assertThat(wanted(simulator)).isEqualTo(4);
  }

  @Test
  void writes_nothing_when_nothing_changes(Simulator simulator) {
    simulator.apply(web(2, "40m"));
    simulator.apply(SCALER);
    run(simulator, 500);
    String before = Fields.text(scaler(simulator).object("metadata"), "resourceVersion");
    run(simulator, 100);
    assertThat(Fields.text(scaler(simulator).object("metadata"), "resourceVersion"))
        .isEqualTo(before);
  }
}
