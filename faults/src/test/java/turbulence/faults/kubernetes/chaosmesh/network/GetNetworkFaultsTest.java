package turbulence.faults.kubernetes.chaosmesh.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.JsonObject;

class GetNetworkFaultsTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void all_of_a_namespace_are_listed() throws Exception {
    assertThat(((JsonObject) kinds.observed(new GetNetworkFaults("default"))).array("items"))
        .hasSize(1);
    assertThat(((JsonObject) kinds.observed(new GetNetworkFaults("kube-system"))).array("items"))
        .isEmpty();
  }
}
