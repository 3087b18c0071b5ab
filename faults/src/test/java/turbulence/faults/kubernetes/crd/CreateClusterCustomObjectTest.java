package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateClusterCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_made_and_gone_again() throws Exception {
    Content content =
        Kinds.content(
            "{'apiVersion': 'chaos-mesh.org/v1alpha1', 'kind': 'RemoteCluster',"
                + " 'metadata': {'name': 'far'}, 'spec': {'namespace': 'x'}}");
    kinds.roundTrip(
        new CreateClusterCustomObject(Kinds.CLUSTERS, content),
        _ -> assertThat(kinds.live("remoteclusters", "", "far")).isNotNull());
    assertThat(kinds.live("remoteclusters", "", "far")).isNull();
  }

  @Test
  void nothing_to_send_is_said() {
    assertThatThrownBy(() ->
            kinds
                .site()
                .prepare(new CreateClusterCustomObject(Kinds.CLUSTERS, new Content(null, null))))
        .hasMessageContaining("must be set");
  }
}
