package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;

class ApplyFromYamlTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void fields_are_as_told_and_as_before_again() throws Exception {
    JsonObject before = kinds.nightly();
    kinds.roundTrip(
        new ApplyFromYaml(
            """
            apiVersion: chaos-mesh.org/v1alpha1
            kind: Schedule
            metadata: {name: nightly, labels: {new: label}}
            spec: {historyLimit: 9, networkChaos: {a: {b: [1, 2]}}}
            """),
        _ -> assertThat(kinds.nightly().object("spec").get("historyLimit")).hasToString("9"));
    assertThat(kinds.nightly()).isEqualTo(before);
    assertThatThrownBy(() -> new ApplyFromYaml("a: ["))
        .hasMessageStartingWith("'resource' is no YAML");
  }

  @Test
  void an_object_without_a_namespace_is_one_of_the_cluster() throws Exception {
    kinds.roundTrip(
        new ApplyFromYaml(
            """
            apiVersion: chaos-mesh.org/v1alpha1
            kind: RemoteCluster
            metadata: {name: near}
            spec: {namespace: x}
            """),
        _ -> assertThat(kinds.live("remoteclusters", "", "near")).isNotNull());
    assertThat(kinds.live("remoteclusters", "", "near")).isNull();
  }

  private JsonObject spec(String kind, String name) {
    return kinds.site().simulator().get(kind, "default", name).orElseThrow().object("spec");
  }

  @Test
  void named_ports_that_the_api_merges_are_as_before_again() throws Exception {
    kinds
        .site()
        .simulator()
        .apply(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: front, namespace: default}
            spec: {selector: {app: web}, ports: [{name: http, port: 80}, {name: https, port: 443}]}
            """);
    JsonObject service = spec("services", "front");
    kinds.roundTrip(
        new ApplyFromYaml(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: front}
            spec: {ports: [{name: https, port: 443, targetPort: 8443}, {name: extra, port: 99}]}
            """),
        _ -> assertThat(spec("services", "front").array("ports")).hasSize(3));
    assertThat(spec("services", "front")).isEqualTo(service);
  }

  @Test
  void containers_and_variables_that_the_api_merges_are_as_before_again() throws Exception {
    kinds
        .site()
        .simulator()
        .apply(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: back, namespace: default}
            spec:
              replicas: 0
              selector: {matchLabels: {app: back}}
              template:
                metadata: {labels: {app: back}}
                spec:
                  containers:
                  - {name: main, image: "nginx:1.29", env: [{name: A, value: a}, {name: B, value: b}]}
                  - {name: side, image: "nginx:1.29"}
            """);
    JsonObject deployment = spec("deployments", "back");
    String patch =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: back}
        spec:
          template:
            spec:
              containers:
              - name: main
                env: [{name: B, value: other}, {name: C, value: c}]
        """;
    kinds.roundTrip(
        new ApplyFromYaml(patch),
        _ ->
            assertThat(spec("deployments", "back").toString())
                .contains("other", "side", "\"name\":\"A\"", "\"name\":\"C\""));
    assertThat(spec("deployments", "back")).isEqualTo(deployment);
  }

  @Test
  void what_the_api_does_not_say_before_is_said_to_last() throws Exception {
    Break refusal = kinds.site().simulator().breaking().on("patch").refuse(403);
    ApplyFromYaml step =
        new ApplyFromYaml(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec: {replicas: 1}
            """);
    assertThat(kinds.site().prepare(step).forecast().look().lasting())
        .anyMatch(line -> line.startsWith("lists that the API merges item by item"));
    refusal.mend();
    assertThat(kinds.site().prepare(step).forecast().look().lasting()).isEmpty();
  }
}
