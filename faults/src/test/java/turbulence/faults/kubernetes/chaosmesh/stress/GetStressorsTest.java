package turbulence.faults.kubernetes.chaosmesh.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.faults.kubernetes.crd.Kinds;
import turbulence.json.JsonObject;

class GetStressorsTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void all_of_a_namespace_are_listed() throws Exception {
    assertThat(((JsonObject) kinds.observed(new GetStressors("default"))).array("items"))
        .hasSize(1);
    assertThat(((JsonObject) kinds.observed(new GetStressors("kube-system"))).array("items"))
        .isEmpty();
  }
}
