package turbulence.faults.kubernetes.networking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonObject;

class CreateNetworkPolicyTest {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.open(folder);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  private static final String TEXT =
      "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np}, spec:"
          + " {podSelector: {}, policyTypes: [Egress]}}";

  @Test
  void a_file_or_a_mapping_is_made_and_goes_again() throws Exception {
    String file = yard.file("np.yaml", TEXT);
    Prepared prepared = yard.prepare(new CreateNetworkPolicy(null, file, "default", false));
    prepared.deed().act();
    assertThat(yard.find("networkpolicy", "np")).isPresent();
    assertThat(yard.undo(prepared.undo())).isTrue();
    JsonObject spec =
        JsonObject.of("kind", "NetworkPolicy", "metadata", JsonObject.of("name", "mapped"))
            .with("spec", JsonObject.of("podSelector", JsonObject.EMPTY));
    yard.act(new CreateNetworkPolicy(spec, null, "default", false));
    assertThat(yard.find("networkpolicy", "mapped")).isPresent();
  }

  @Test
  void neither_of_them_is_a_failure() {
    assertThatThrownBy(() -> yard.prepare(new CreateNetworkPolicy(null, null, "default", false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("create_network_policy needs a 'spec' or a 'spec_path'");
  }
}
