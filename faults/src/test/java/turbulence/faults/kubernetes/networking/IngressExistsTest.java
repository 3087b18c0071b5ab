package turbulence.faults.kubernetes.networking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;

class IngressExistsTest {
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

  @Test
  void it_is_there_or_not() throws Exception {
    assertThat(yard.ask(new IngressExists("in", "default"))).isEqualTo(Json.of(false));
    yard.simulator()
        .apply(
            "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: in}, spec:"
                + " {defaultBackend: {service: {name: web, port: {number: 80}}}}}");
    assertThat(yard.ask(new IngressExists("in", "default"))).isEqualTo(Json.of(true));
    assertThat(yard.ask(new IngressExists("in", "kube-system"))).isEqualTo(Json.of(false));
  }
}
