package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;

class RetiredVersionsTest {
  private static final String OLD =
      """
      apiVersion: autoscaling/v2beta1
      kind: HorizontalPodAutoscaler
      metadata: {name: a}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        minReplicas: 2
        maxReplicas: 6
        metrics:
        - type: Resource
          resource: {name: memory, targetAverageUtilization: 80}
      ---
      apiVersion: autoscaling/v2beta2
      kind: HorizontalPodAutoscaler
      metadata: {name: b}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        maxReplicas: 6
        metrics:
        - type: Resource
          resource: {name: memory, target: {type: Utilization, averageUtilization: 80}}
      ---
      apiVersion: batch/v1beta1
      kind: CronJob
      metadata: {name: c}
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox}]}}}
      ---
      apiVersion: policy/v1beta1
      kind: PodDisruptionBudget
      metadata: {name: d}
      spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
      ---
      apiVersion: rbac.authorization.k8s.io/v1beta1
      kind: Role
      metadata: {name: e}
      rules: [{apiGroups: [""], resources: [pods], verbs: [list]}]
      ---
      apiVersion: networking.k8s.io/v1beta1
      kind: Ingress
      metadata: {name: f}
      spec: {rules: [{host: a.b, http: {paths: [{backend: {serviceName: w, servicePort: 80}}]}}]}
      ---
      apiVersion: extensions/v1beta1
      kind: Ingress
      metadata: {name: g}
      spec: {backend: {serviceName: w, servicePort: http}}
      """;

  @Test
  void are_refused_without_being_asked_for() {
    try (Simulator simulator = Simulator.builder().handDriven().start()) {
      assertThatThrownBy(() -> simulator.apply(OLD))
          .isInstanceOf(ManifestsInvalid.class)
          .hasMessageContaining(
              "no matches for kind \"HorizontalPodAutoscaler\" in version"
                  + " \"autoscaling/v2beta1\"")
          .hasMessageContaining("\"extensions/v1beta1\"");
    }
  }

  @Test
  void are_stored_in_the_form_of_today() {
    try (Simulator simulator = Simulator.builder().acceptRetiredVersions().handDriven().start()) {
      simulator.apply(OLD);
      simulator.apply(OLD);
      assertThat(stored(simulator, "hpa", "a"))
          .contains("autoscaling/v2\"", "\"averageUtilization\":80", "\"type\":\"Utilization\"");
      assertThat(stored(simulator, "hpa", "b")).contains("autoscaling/v2\"");
      assertThat(stored(simulator, "cronjobs", "c")).contains("\"batch/v1\"", "\"suspend\":false");
      assertThat(stored(simulator, "pdb", "d")).contains("\"policy/v1\"");
      assertThat(stored(simulator, "roles", "e")).contains("rbac.authorization.k8s.io/v1\"");
      assertThat(stored(simulator, "ing", "f"))
          .contains("networking.k8s.io/v1\"", "\"port\":{\"number\":80}", "ImplementationSpecific");
      assertThat(stored(simulator, "ing", "g")).contains("\"defaultBackend\"");
      simulator.advance(Duration.ofMinutes(1));
      assertThat(simulator.mistakes()).isEmpty();
    }
  }

  private static String stored(Simulator simulator, String kind, String name) {
    JsonObject object = simulator.get(kind, "default", name).orElseThrow();
    return object
        .with("metadata", object.object("metadata").without("annotations").without("managedFields"))
        .toString();
  }
}
