package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonObject;

class ReplaceClusterCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void it_is_replaced_and_as_before_again() throws Exception {
    JsonObject before = kinds.elsewhere();
    Content content = Kinds.content("{'spec': {'namespace': 'other'}}");
    kinds.roundTrip(
        new ReplaceClusterCustomObject(Kinds.CLUSTERS, "elsewhere", false, content),
        _ -> assertThat(kinds.elsewhere().object("spec").text("namespace")).hasValue("other"));
    assertThat(kinds.elsewhere()).isEqualTo(before);
    assertThatThrownBy(() ->
            kinds
                .site()
                .prepare(new ReplaceClusterCustomObject(Kinds.CLUSTERS, "", false, content)))
        .hasMessage("the 'name' of the object is empty");
  }
}
