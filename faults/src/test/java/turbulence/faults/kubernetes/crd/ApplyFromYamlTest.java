package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonObject;

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
}
